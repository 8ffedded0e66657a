package coop.ouvrage.invoicing;

import coop.ouvrage.customer.Client;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.treasury.BankAccount;
import coop.ouvrage.unit.UnitDress;
import org.jspecify.annotations.Nullable;

/**
 * What a document says beside its invoice.
 *
 * @param account on which the issuer is paid; null if it has none
 * @param logo hash of the logo of the only unit whose work it is
 * @param dress of that unit; plain for several
 * @param corrected the invoice that a credit note corrects
 */
record InvoiceSources(
        LegalEntity entity,
        Client client,
        @Nullable BankAccount account,
        @Nullable String logo,
        UnitDress dress,
        @Nullable Invoice corrected,
        @Nullable InvoiceAnnex annex) {

    /** Where the document goes by mail; null if nobody knows. */
    @Nullable
    String contact() {
        return client.email();
    }
}
