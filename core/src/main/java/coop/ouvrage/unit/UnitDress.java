package coop.ouvrage.unit;

import org.jspecify.annotations.Nullable;

/**
 * How the papers of a unit look beside its logo, and what they say beside their figures.
 *
 * @param colour {@code #rrggbb}, dark enough to read on white; null for that of the co-operative
 * @param opening stands before the lines of its offers
 * @param closing stands behind them
 * @param invoiceText stands on its invoices
 */
public record UnitDress(@Nullable String colour, String opening, String closing, String invoiceText) {

    public static final UnitDress PLAIN = new UnitDress(null, "", "", "");
}
