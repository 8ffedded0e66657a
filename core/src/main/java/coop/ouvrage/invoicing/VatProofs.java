package coop.ouvrage.invoicing;

import coop.ouvrage.customer.Client;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.customer.VatChecks;
import coop.ouvrage.ledger.LegalEntities;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Has the VAT number of the client asked about on the day of each invoice that leaves VAT to it, in the name of the entity that issues. */
@Component
class VatProofs {

    static final Set<String> LEFT_TO_CLIENT = Set.of("AE", "K");

    private final VatChecks checks;
    private final InvoiceStore invoices;
    private final Clients clients;
    private final LegalEntities entities;

    VatProofs(VatChecks checks, InvoiceStore invoices, Clients clients, LegalEntities entities) {
        this.checks = checks;
        this.invoices = invoices;
        this.clients = clients;
        this.entities = entities;
    }

    @EventListener
    void issued(InvoiceIssued event) {
        if (checks.isSet()) {
            ask(invoices.find(event.invoice()).stream().toList());
        }
    }

    @EventListener
    void issued(InvoicesIssued event) {
        if (checks.isSet()) {
            ask(event.invoices());
        }
    }

    private void ask(List<Invoice> issued) {
        List<Invoice> concerned = issued.stream()
                .filter(invoice ->
                        invoice.lines().stream().anyMatch(line -> LEFT_TO_CLIENT.contains(line.vatCategory())))
                .toList();
        Map<java.util.UUID, Client> known =
                clients.all(concerned.stream().map(Invoice::client).toList());
        for (Invoice invoice : concerned) {
            String own =
                    Objects.requireNonNullElse(entities.get(invoice.entity()).vatNumber(), "");
            checks.invoiced(
                    Objects.requireNonNull(known.get(invoice.client())),
                    own,
                    invoice.id().value());
        }
    }
}
