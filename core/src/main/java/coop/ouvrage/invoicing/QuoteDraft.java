package coop.ouvrage.invoicing;

import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the holder wants to offer.
 *
 * @param language of the document: the client's
 * @param clientReference order number or reference that the client wants to see again
 * @param currency of the prices, ISO 4217; null for the euro
 */
public record QuoteDraft(
        UUID unit,
        UUID job,
        UUID client,
        String title,
        String language,
        List<Item> items,
        Money costs,
        String costsText,
        @Nullable String clientReference,
        LocalDate validUntil,
        @Nullable String currency) {

    /** Prices in euro. */
    public QuoteDraft(
            UUID unit,
            UUID job,
            UUID client,
            String title,
            String language,
            List<Item> items,
            Money costs,
            String costsText,
            @Nullable String clientReference,
            LocalDate validUntil) {
        this(unit, job, client, title, language, items, costs, costsText, clientReference, validUntil, null);
    }

    /** One line before its VAT is decided. */
    public record Item(
            String description,
            Supply supply,
            BigDecimal quantity,
            String quantityUnit,
            BigDecimal unitPrice,
            @Nullable String justification) {

        public Item(String description, Supply supply, BigDecimal quantity, String quantityUnit, BigDecimal unitPrice) {
            this(description, supply, quantity, quantityUnit, unitPrice, null);
        }
    }
}
