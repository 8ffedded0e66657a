package coop.ouvrage.invoicing;

import coop.ouvrage.customer.Clients;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.treasury.BankAccounts;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says how an invoice is paid, from what its document says. */
@Component
class InvoicePayment {

    private final InvoicePapers papers;
    private final BankAccounts accounts;
    private final LegalEntities entities;
    private final Clients clients;

    InvoicePayment(InvoicePapers papers, BankAccounts accounts, LegalEntities entities, Clients clients) {
        this.papers = papers;
        this.accounts = accounts;
        this.entities = entities;
        this.clients = clients;
    }

    /** Empty for a credit note, or where no account is set. */
    Optional<PaymentDetails> of(Invoice invoice) {
        String reference = invoice.structuredReference();
        if (reference == null) {
            return Optional.empty();
        }
        return accounts.receiving(invoice.entity())
                .map(iban -> new PaymentDetails(
                        entities.get(invoice.entity()).name(),
                        iban.grouped(),
                        clients.get(invoice.client()).reference(reference).display(),
                        papers.qr(invoice.id())));
    }
}
