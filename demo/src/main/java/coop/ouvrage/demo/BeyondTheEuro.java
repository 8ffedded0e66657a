package coop.ouvrage.demo;

import coop.ouvrage.calendar.BankDays;
import coop.ouvrage.customer.ClientDraft;
import coop.ouvrage.customer.ClientId;
import coop.ouvrage.customer.ClientKind;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.customer.Verification;
import coop.ouvrage.exchange.ReferenceRates;
import coop.ouvrage.invoicing.Sale;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.parties.PostalAddress;
import coop.ouvrage.sales.JointSales;
import coop.ouvrage.sales.SaleRequest;
import coop.ouvrage.sales.SaleRequests;
import coop.ouvrage.unit.Units;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Invoices in pounds and dollars at the rate of their day; and invoices of two holders together: one that both wanted, one that waits
 * for the word of the second.
 */
@DemoOnly
@Component
@Order(395)
class BeyondTheEuro implements Plot {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 12);

    private final Cast cast;
    private final Parking parking;
    private final Clients clients;
    private final Verification verification;
    private final SaleRequests requests;
    private final JointSales joint;
    private final ReferenceRates rates;
    private final Surroundings surroundings;
    private final Units units;
    private final BankDays bankDays;

    BeyondTheEuro(
            Cast cast,
            Parking parking,
            Clients clients,
            Verification verification,
            SaleRequests requests,
            JointSales joint,
            ReferenceRates rates,
            Surroundings surroundings,
            Units units,
            BankDays bankDays) {
        this.cast = cast;
        this.parking = parking;
        this.clients = clients;
        this.verification = verification;
        this.requests = requests;
        this.joint = joint;
        this.rates = rates;
        this.surroundings = surroundings;
        this.units = units;
        this.bankDays = bankDays;
    }

    @Override
    public void on(LocalDate day) {
        if (!day.isBefore(DAY) && bankDays.isBankDay(day)) {
            parking.attempt("the exchange rates", this::rates);
        }
        if (day.equals(DAY)) {
            parking.attempt("an invoice in pounds", () -> abroad("samir", "GBP", london(), day));
            parking.attempt("an invoice in dollars", () -> abroad("noor", "USD", portland(), day));
            parking.attempt("an invoice of two holders", () -> together("aylin", "sofie", true, day));
            parking.attempt("an invoice that waits for a holder", () -> together("samir", "lea", false, day));
        }
    }

    private void rates() {
        cast.act(
                "ombeline",
                () -> rates.take(surroundings.centralBank().published()).orThrow());
    }

    private void abroad(String holder, String currency, ClientDraft draft, LocalDate day) {
        UUID unit = unit(holder);
        ClientId client = clients.propose(draft, unit, true).orThrow();
        verification.verify(client, "contrat de commande signé, identité vue").orThrow();
        Sale sale = Sale.of(
                        units.get(unit).entity(),
                        client.value(),
                        "Poster series, autumn season",
                        "en",
                        day,
                        List.of(
                                line(unit, "Six posters", "6", "240.00"),
                                line(unit, "Licence for one season", "1", "350.00")))
                .in(currency)
                .withClientReference("PO-" + currency + "-1204");
        cast.act(holder, () -> approve(requests.ask(unit, sale, null).orThrow()));
    }

    private void together(String first, String second, boolean agreed, LocalDate day) {
        UUID hers = unit(first);
        UUID his = unit(second);
        Sale sale = Sale.of(
                units.get(hers).entity(),
                cast.client("festival"),
                agreed ? "Programme et textes du festival" : "Soirée d'hiver, son et concert",
                "fr",
                day,
                List.of(line(hers, "Conception", "1", "1150.00"), line(his, "Rédaction et relecture", "8", "62.50")));
        cast.act(first, () -> {
            SaleRequest asked = requests.ask(hers, sale, null).orThrow();
            if (agreed) {
                cast.act(second, () -> approve(joint.agree(asked.id()).orThrow()));
            }
        });
    }

    /** The adviser of the unit looks at it, where its holder has no autonomy. */
    private void approve(SaleRequest request) {
        if (request.state() == SaleRequest.State.WAITING) {
            cast.act(
                    "nadege",
                    () -> units.adviser(request.unit(), cast.person("pieter").value()));
            cast.act("pieter", () -> requests.approve(request.id()).orThrow());
        }
    }

    private UUID unit(String holder) {
        return units.ofHolder(cast.person(holder).value()).getFirst().id().value();
    }

    private static Sale.Line line(UUID unit, String what, String quantity, String price) {
        return Sale.Line.of(unit, unit, Supply.SERVICE, what, new BigDecimal(quantity), "C62", new BigDecimal(price));
    }

    private static ClientDraft london() {
        return client(
                "Lanternhouse Press Ltd", "GB", new PostalAddress("Saffron Yard", "9", null, "E8 4QT", "London", "GB"));
    }

    private static ClientDraft portland() {
        return client(
                "Juniper & Rook Books Inc.",
                "US",
                new PostalAddress("Alder Street", "410", null, "97205", "Portland", "US"));
    }

    private static ClientDraft client(String name, String country, PostalAddress address) {
        return new ClientDraft(
                ClientKind.FOREIGN,
                name,
                "",
                null,
                country,
                "",
                "",
                true,
                false,
                Locale.ENGLISH,
                (country.equals("GB") ? "lanternhouse" : "juniper") + "@client.example",
                null,
                address,
                false,
                null);
    }
}
