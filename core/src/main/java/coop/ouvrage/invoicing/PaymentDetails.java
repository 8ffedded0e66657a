package coop.ouvrage.invoicing;

import org.jspecify.annotations.Nullable;

/**
 * How an invoice is paid.
 *
 * @param account IBAN in groups of four
 * @param reference structured communication
 * @param code text of the code that banking apps scan
 */
public record PaymentDetails(
        String payee,
        String account,
        String reference,
        @Nullable String code) {}
