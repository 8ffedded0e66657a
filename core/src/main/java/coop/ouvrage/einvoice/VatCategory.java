package coop.ouvrage.einvoice;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** VAT category of EN 16931 (UNTDID 5305). The reason code is the one that the category is tied to, where there is one. */
public enum VatCategory {
    /** Taxed at a rate above zero. */
    S(null),
    /** Taxed at the rate zero. */
    Z(null),
    /** Exempt; the reason is the article of the law. */
    E(null),
    /** Reverse charge: the buyer owes the tax. */
    AE("VATEX-EU-AE"),
    /** Goods to a business in another country of the EU. */
    K("VATEX-EU-IC"),
    /** Export out of the EU. */
    G("VATEX-EU-G"),
    /** Outside the scope of VAT: no rate, and no VAT number on the document (BR-O-02). */
    O("VATEX-EU-O"),
    /** Canary Islands; read, never written. */
    L(null),
    /** Ceuta and Melilla; read, never written. */
    M(null),
    /** Split payment in Italy; read, never written. */
    B(null);

    private final @Nullable String reasonCode;

    VatCategory(@Nullable String reasonCode) {
        this.reasonCode = reasonCode;
    }

    public @Nullable String reasonCode() {
        return reasonCode;
    }

    public static Optional<VatCategory> of(@Nullable String code) {
        for (VatCategory category : values()) {
            if (category.name().equals(code)) {
                return Optional.of(category);
            }
        }
        return Optional.empty();
    }
}
