package coop.ouvrage.invoicing;

import coop.ouvrage.customer.Client;
import coop.ouvrage.customer.ClientKind;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.money.StructuredReference;
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

    /** A payer abroad has a field for ISO 11649 only. */
    private static String shown(StructuredReference reference, Client client) {
        return client.kind() == ClientKind.FOREIGN ? reference.creditor().display() : reference.display();
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
                        shown(new StructuredReference(reference), clients.get(invoice.client())),
                        papers.qr(invoice.id())));
    }
}
