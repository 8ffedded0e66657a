package coop.ouvrage.sales.web;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.customer.ClientQuery;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.exchange.ReferenceRates;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.sales.SaleRequest;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Units;
import coop.ouvrage.web.Form;
import coop.ouvrage.words.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the form of an invoice offers to choose from. */
@Component
class SaleChoices {

    static final List<String> MEASURES = List.of("C62", "HUR", "DAY", "LS", "KMT", "MON");

    private final Clients clients;
    private final Parties parties;
    private final Invoices invoices;
    private final Units units;
    private final ReferenceRates rates;
    private final CurrentUser user;

    SaleChoices(
            Clients clients, Parties parties, Invoices invoices, Units units, ReferenceRates rates, CurrentUser user) {
        this.clients = clients;
        this.parties = parties;
        this.invoices = invoices;
        this.units = units;
        this.rates = rates;
        this.user = user;
    }

    SaleOffer of(ProductionUnit unit, Form form) {
        Map<String, String> known = new LinkedHashMap<>();
        clients.search(ClientQuery.named("", 500))
                .clients()
                .forEach(client -> known.put(client.id().toString(), client.name()));
        return new SaleOffer(
                known,
                Texts.LANGUAGES,
                rates.currencies(),
                supplies(unit),
                MEASURES,
                budgets(unit),
                deposits(unit, form));
    }

    /** An entity exempt from VAT trains, and is repaid what it paid in a client's name. */
    private List<Supply> supplies(ProductionUnit unit) {
        return units.vatExempt(unit.entity())
                ? List.of(Supply.TRAINING, Supply.DISBURSEMENT)
                : List.of(Supply.values());
    }

    /** The units of one holder and entity may share an invoice. */
    private Map<String, String> budgets(ProductionUnit unit) {
        Map<String, String> own = new LinkedHashMap<>();
        own.put(unit.id().toString(), unit.name());
        user.partyId().map(units::ofHolder).orElse(List.of()).stream()
                .filter(other -> other.open() && other.entity().equals(unit.entity()))
                .forEach(other -> own.put(other.id().toString(), other.name()));
        return own;
    }

    private List<Invoice> deposits(ProductionUnit unit, Form form) {
        try {
            return form.text("client").isEmpty()
                    ? List.of()
                    : invoices.openDeposits(unit.id().value(), UUID.fromString(form.text("client")));
        } catch (IllegalArgumentException e) {
            return List.of(); // not an identifier: the form says so when it is sent
        }
    }

    Map<UUID, String> names(List<SaleRequest> requests) {
        return parties.names(requests.stream()
                .map(request -> request.sale().client())
                .distinct()
                .toList());
    }
}
