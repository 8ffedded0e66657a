package coop.ouvrage.invoicing;

import coop.ouvrage.customer.Clients;
import coop.ouvrage.invoicing.spi.Instalments;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.money.EpcQr;
import coop.ouvrage.money.Iban;
import coop.ouvrage.money.PayerReference;
import coop.ouvrage.treasury.BankAccounts;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Says how an invoice is paid, from what its document says. */
@Component
class InvoicePayment {

    private final InvoicePapers papers;
    private final BankAccounts accounts;
    private final LegalEntities entities;
    private final Clients clients;
    private final ObjectProvider<Instalments> instalments;

    InvoicePayment(
            InvoicePapers papers,
            BankAccounts accounts,
            LegalEntities entities,
            Clients clients,
            ObjectProvider<Instalments> instalments) {
        this.papers = papers;
        this.accounts = accounts;
        this.entities = entities;
        this.clients = clients;
        this.instalments = instalments;
    }

    /** What is paid next of an invoice in a payment plan, with a reference and a code of its own. */
    Optional<PlannedPayment> planned(Invoice invoice) {
        return instalments.stream()
                .flatMap(plans -> plans.next(invoice.id().value()).stream())
                .findFirst()
                .flatMap(next -> accounts.receiving(invoice.entity()).map(iban -> planned(invoice, iban, next)));
    }

    private PlannedPayment planned(Invoice invoice, Iban iban, Instalments.Instalment next) {
        String payee = entities.get(invoice.entity()).name();
        PayerReference reference = clients.get(invoice.client()).reference(next.reference());
        return new PlannedPayment(
                next.dueOn(),
                next.amount(),
                new PaymentDetails(
                        payee,
                        iban.grouped(),
                        reference.display(),
                        EpcQr.of(payee, iban, next.amount(), reference).payload()));
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
