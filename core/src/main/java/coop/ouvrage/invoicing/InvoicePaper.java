package coop.ouvrage.invoicing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a document for ever: the official XML, byte for byte as it was sent, and the little that its picture shows
 * beside it.
 *
 * @param logo hash of the logo that the unit had on the day; null for none
 * @param qr text of the payment code; null where there is nothing to pay, or no account to pay it on
 * @param colour of the unit on the day, {@code #rrggbb}; null for that of the co-operative
 * @param subject title of the sale; null on papers of before 23 November 2026
 */
record InvoicePaper(
        String ubl,
        String brand,
        List<String> mentions,
        @Nullable String qr,
        @Nullable String logo,
        @Nullable String colour,
        @Nullable String subject) {}
