package coop.ouvrage.transfers;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.customer.Client;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.invoicing.InvoiceId;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.invoicing.Sale;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.identifier.EnterpriseNumber;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.unit.UnitCode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Two legal entities sell to each other like strangers: an invoice with VAT, to the entity as a client. */
@Component
class InternalSale {

    private final Invoices invoices;
    private final Clients clients;
    private final Parties parties;
    private final LegalEntities entities;
    private final CurrentUser user;
    private final BusinessTime time;

    InternalSale(
            Invoices invoices,
            Clients clients,
            Parties parties,
            LegalEntities entities,
            CurrentUser user,
            BusinessTime time) {
        this.invoices = invoices;
        this.clients = clients;
        this.parties = parties;
        this.entities = entities;
        this.user = user;
        this.time = time;
    }

    /** The entity as a client; empty while nobody has registered it as one. */
    Optional<Client> client(String entity) {
        return EnterpriseNumber.parse(entities.get(entity).enterpriseNumber())
                .flatMap(parties::withEnterpriseNumber)
                .flatMap(party -> clients.find(party.value()));
    }

    /** Both holders have agreed: the invoice leaves. The code of the unit on it brings it to its holder, as a supplier's invoice. */
    Outcome<InvoiceId> issue(InternalInvoice document) {
        LegalEntity seller = entities.get(document.seller().entity());
        UUID client = client(document.buyer().entity()).orElseThrow().id().value();
        Sale sale = Sale.of(
                        seller.code(),
                        client,
                        document.title(),
                        seller.languages().getFirst(),
                        time.today(),
                        List.of(Sale.Line.of(
                                document.seller().unit(),
                                Objects.requireNonNull(document.seller().subject()),
                                Supply.SERVICE,
                                document.title(),
                                BigDecimal.ONE,
                                "LS",
                                document.amount().toDecimal())))
                .withClientReference(UnitCode.of(document.buyer().unit()));
        return user.asSystem(() -> invoices.issueAll(List.of(sale)).getFirst());
    }
}
