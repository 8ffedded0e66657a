package coop.ouvrage.demo;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.customer.ClientId;
import coop.ouvrage.customer.Verification;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.InvoiceId;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.jobs.Jobs;
import coop.ouvrage.membership.InformationSessions;
import coop.ouvrage.money.Money;
import coop.ouvrage.simulators.authority.Behaviour;
import coop.ouvrage.unit.Units;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The end of the year as the visitor finds it: a client that failed, and something that waits for everybody. */
@DemoOnly
@Component
@Order(350)
class WaitingToday implements Plot {

    private static final LocalDate BANKRUPTCY = LocalDate.of(2026, 9, 14);
    private static final int IN_PORTFOLIO = 20;

    private final List<Performer> performers = Performer.all();
    private final Cast cast;
    private final Parking parking;
    private final Surroundings surroundings;
    private final JobsHappen happen;
    private final JobScript script;
    private final Jobs jobs;
    private final Units units;
    private final Verification verification;
    private final OpenInvoices open;
    private final Invoices invoices;
    private final ClientsPay clients;
    private final InformationSessions sessions;
    private final BusinessTime time;

    WaitingToday(
            Cast cast,
            Parking parking,
            Surroundings surroundings,
            JobsHappen happen,
            JobScript script,
            Jobs jobs,
            Units units,
            Verification verification,
            OpenInvoices open,
            Invoices invoices,
            ClientsPay clients,
            InformationSessions sessions,
            BusinessTime time) {
        this.cast = cast;
        this.parking = parking;
        this.surroundings = surroundings;
        this.happen = happen;
        this.script = script;
        this.jobs = jobs;
        this.units = units;
        this.verification = verification;
        this.open = open;
        this.invoices = invoices;
        this.clients = clients;
        this.sessions = sessions;
        this.time = time;
    }

    @Override
    public void on(LocalDate day) {
        if (day.equals(BANKRUPTCY)) {
            parking.attempt("the foundry", this::failed);
        }
        if (day.equals(DemoYear.TODAY.minusDays(8))) {
            surroundings.authority().behave(Behaviour.of(Behaviour.Mode.REFUSE));
        }
        if (day.equals(DemoYear.TODAY.minusDays(3))) {
            surroundings.authority().behave(Behaviour.NORMAL);
        }
        if (day.equals(DemoYear.TODAY.minusDays(9))) {
            parking.attempt("the unknown client", () -> forUnknownClient(day));
        }
        if (day.equals(DemoYear.TODAY.minusDays(4))) {
            parking.attempt("the narrow limit", () -> aboveTheLimit(day));
        }
        if (day.equals(DemoYear.TODAY.minusDays(3))) {
            parking.attempt("the contract to sign", () -> toSign(day));
        }
        if (day.equals(DemoYear.TODAY.minusDays(2))) {
            parking.attempt("payments without reference", this::withoutReference);
        }
        if (day.equals(DemoYear.TODAY.minusDays(1))) {
            parking.attempt("the forgotten day", () -> forgotten(day));
            parking.attempt("the portfolio", this::portfolio);
            parking.attempt("the sessions", this::planSessions);
        }
    }

    private void failed() {
        cast.act(
                "nadege",
                () -> verification
                        .bankrupt(new ClientId(cast.client("fonderie")), time.today(), "Moniteur belge, 14.09.2026")
                        .orThrow());
        cast.lost("fonderie");
    }

    /** Its quote is accepted; contract and invoice wait until the support team knows who it is. */
    private void forUnknownClient(LocalDate day) {
        happen.begin(performer("wout"), payer("neuf"), day, 31);
    }

    /** Its limit was narrowed last week: the next job is above it, and an adviser decides. */
    private void aboveTheLimit(LocalDate day) {
        Payer narrowed = payer("datacorp");
        cast.act("nadege", () -> {
            ClientId client = new ClientId(cast.client(narrowed.key()));
            verification
                    .setConditions(client, 30, Money.of("500.00"), "comptes annuels publiés avec retard")
                    .orThrow();
        });
        happen.begin(performer("karim"), narrowed, day, 31);
    }

    private Payer payer(String key) {
        return clients.payers().stream()
                .filter(payer -> payer.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    /** Accepted yesterday: its contract waits for the visitor to sign. */
    private void toSign(LocalDate day) {
        Performer performer = performer("noor");
        happen.begin(performer, script.payer(performer, 1, cast::knows), day, 31);
    }

    private void withoutReference() {
        open.all().reversed().stream().limit(2).forEach(due -> {
            Invoice invoice = invoices.find(new InvoiceId(due.id())).orElseThrow();
            clients.payers().stream()
                    .filter(payer -> payer.name().equals(due.clientName()))
                    .findFirst()
                    .ifPresent(payer -> clients.pay(payer, invoice, due.open(), false));
        });
    }

    /** Work of this morning that nobody had put into the form. */
    private void forgotten(LocalDate day) {
        Performer performer = performer("ibrahim");
        Payer payer = script.payer(performer, 15, cast::knows);
        UUID party = cast.person(performer.key()).value();
        UUID unit = units.ofHolder(party).getFirst().id().value();
        JobScript.Parts parts = new JobScript.Parts(unit, party, cast.client(payer.key()));
        cast.act(
                performer.key(),
                () -> jobs.regularise(
                                script.forgotten(performer, payer, parts, day).draft(),
                                "demande du client reçue hier soir, l'atelier a commencé ce matin à 9 h")
                        .orThrow());
    }

    private void portfolio() {
        UUID adviser = cast.person("pieter").value();
        performers.stream()
                .limit(IN_PORTFOLIO)
                .flatMap(
                        performer -> units.ofHolder(cast.person(performer.key()).value()).stream())
                .forEach(
                        unit -> cast.act("nadege", () -> units.adviser(unit.id().value(), adviser)));
    }

    private void planSessions() {
        LocalDate day = DemoYear.TODAY.plusDays(11);
        cast.act("nadege", () -> {
            sessions.plan(at(day, 14), "Liège, rue de la Régence 9", false, "fr", 20);
            sessions.plan(at(day.plusDays(1), 10), "Gent, Coupure 12", false, "nl", 20);
            sessions.plan(at(day.plusDays(2), 12), "", true, "fr", 50);
        });
    }

    private static java.time.Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(BusinessTime.ZONE).toInstant();
    }

    private Performer performer(String key) {
        return performers.stream().filter(p -> p.key().equals(key)).findFirst().orElseThrow();
    }
}
