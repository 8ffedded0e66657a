package coop.ouvrage.einvoice;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How an amount is taxed.
 *
 * @param category null only in a document that was read and says none, or one that nobody knows
 * @param rate as a fraction, such as 0.21; null where there is none (category O)
 * @param reasonCode VATEX code of an exemption
 * @param reason the words that the law wants, in the language of the document
 */
public record VatTreatment(
        @Nullable VatCategory category,
        @Nullable BigDecimal rate,
        @Nullable String reasonCode,
        @Nullable String reason) {

    /** Taxed at {@code rate}, a fraction above zero such as 0.21. */
    public static VatTreatment standard(BigDecimal rate) {
        if (rate.signum() <= 0) {
            throw new IllegalArgumentException("a standard rate is above zero: " + rate);
        }
        return new VatTreatment(VatCategory.S, rate, null, null);
    }

    /** Not taxed, for the reason that the category or the code names and the text says. */
    public static VatTreatment untaxed(VatCategory category, @Nullable String reasonCode, @Nullable String reason) {
        return switch (category) {
            case Z -> new VatTreatment(category, BigDecimal.ZERO, null, null);
            case O -> new VatTreatment(category, null, category.reasonCode(), reason);
            case E, AE, K, G ->
                new VatTreatment(
                        category,
                        BigDecimal.ZERO,
                        category.reasonCode() == null ? reasonCode : category.reasonCode(),
                        reason);
            case S, L, M, B -> throw new IllegalArgumentException("not an untaxed category that we write: " + category);
        };
    }

    /** Whether both are one line of the VAT table: same category, same rate. */
    boolean sameBreakdownAs(VatTreatment other) {
        return category == other.category && rateOrZero().compareTo(other.rateOrZero()) == 0;
    }

    BigDecimal rateOrZero() {
        return rate == null ? BigDecimal.ZERO : rate;
    }
}
