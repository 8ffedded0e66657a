package coop.ouvrage.einvoice;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** One line of the VAT table: all that is taxed alike, and the tax on the sum (never the sum of the taxes). */
public record VatSubtotal(
        VatTreatment vat,
        @Nullable BigDecimal taxable,
        @Nullable BigDecimal tax) {}
