package coop.ouvrage.purchases.spi;

import coop.ouvrage.refusal.Outcome;
import java.math.BigDecimal;
import java.time.LocalDate;

/** The VAT that a buyer owes on what was bought without it. Implemented by the country of the entity that buys. */
public interface OwnVat {

    /** Which rate the law of the buyer's country gives what was bought: a supplier abroad does not say it. */
    enum Level {
        STANDARD,
        INTERMEDIATE,
        REDUCED,
        /** Exempt in the buyer's country as well: nothing is owed. */
        EXEMPT
    }

    /** Whose supply it is. */
    enum Origin {
        /** A supplier of the same country, who reverses the charge. */
        DOMESTIC,
        UNION,
        OUTSIDE
    }

    /**
     * Whether the buyer owes tax on a row of the supplier's VAT table.
     *
     * @param category UNCL5305 category of the row: S, Z, E, AE, K, G or O; empty if it names none
     * @param taxed whether the supplier charged tax in it
     */
    boolean isOwed(Origin origin, String category, boolean taxed);

    /**
     * The rate of a level, as a fraction.
     *
     * @param on day of the supplier's invoice, on which the tax is due
     * @return refused when the law of that day is not known: then nothing is guessed
     */
    Outcome<BigDecimal> rate(Level level, LocalDate on);
}
