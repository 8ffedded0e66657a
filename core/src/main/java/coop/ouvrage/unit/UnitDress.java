package coop.ouvrage.unit;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the papers of a unit look beside its logo, and what they say beside their figures.
 *
 * @param colour {@code #rrggbb}, dark enough to read on white; null for that of the co-operative
 * @param texts said in every language that has none of its own
 * @param translations by language; what is empty in them is said as in {@code texts}
 */
public record UnitDress(@Nullable String colour, Texts texts, Map<String, Texts> translations) {

    public static final UnitDress PLAIN = new UnitDress(null, "", "", "");

    /**
     * What papers say.
     *
     * @param opening stands before the lines of its offers
     * @param closing stands behind them
     * @param invoiceText stands on its invoices
     */
    public record Texts(String opening, String closing, String invoiceText) {

        public Texts {
            opening = opening.strip();
            closing = closing.strip();
            invoiceText = invoiceText.strip();
        }

        private Texts or(Texts others) {
            return new Texts(
                    opening.isEmpty() ? others.opening : opening,
                    closing.isEmpty() ? others.closing : closing,
                    invoiceText.isEmpty() ? others.invoiceText : invoiceText);
        }
    }

    public UnitDress {
        translations = Map.copyOf(translations);
    }

    public UnitDress(@Nullable String colour, String opening, String closing, String invoiceText) {
        this(colour, new Texts(opening, closing, invoiceText), Map.of());
    }

    /** What papers in a language say. */
    public Texts in(String language) {
        Texts own = translations.get(language);
        return own == null ? texts : own.or(texts);
    }
}
