package coop.ouvrage.demo;

import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.InvoiceId;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.invoicing.Sale;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.legislation.Mark;
import coop.ouvrage.legislation.OwnFigures;
import coop.ouvrage.money.Money;
import coop.ouvrage.royalties.ConcessionDraft;
import coop.ouvrage.royalties.ConcessionId;
import coop.ouvrage.royalties.Concessions;
import coop.ouvrage.sales.SaleRequest;
import coop.ouvrage.sales.SaleRequests;
import coop.ouvrage.unit.Units;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Author's rights beside wages: an illustrator is paid a wage for four days of work on a festival's poster; the festival is invoiced
 * besides for its use, which he and the designer of its letters concede. In a unit of its own, whose money no other work spends. One concession is paid and ends soon, another waits.
 */
@DemoOnly
@Component
@Order(396)
class RightsBesideWages implements Plot {

    private static final LocalDate FIGURE = LocalDate.of(2026, 1, 19);
    private static final LocalDate AGREED = LocalDate.of(2026, 8, 31);
    private static final LocalDate INVOICED = LocalDate.of(2026, 9, 14);

    private static final LocalDate PAID = LocalDate.of(2026, 10, 12);

    /** The client has paid: rights are paid out of what the unit has, for the guarantee does not cover them. */
    private static final LocalDate PROPOSED = LocalDate.of(2026, 10, 29);

    /** The tax of the day is declared with the other returns of the month, within its fifteen days. */
    private static final LocalDate APPROVED = LocalDate.of(2026, 11, 2);

    private static final String BANDS = "copyright/bands_by_income_year";
    private static final String HOLDER = "tariq";
    private static final String DESIGNER = "aylin";
    private static final String CLIENT = "festival";
    private static final int DAYS = 4;
    private static final Money PRICE = Money.of("1700.00");

    /** Luck with which nothing goes another way. */
    private static final int LUCK = 9 * 5 * 11 * 2 + 1;

    private final Cast cast;
    private final Parking parking;
    private final JobScript script;
    private final JobDeals deals;
    private final SaleRequests requests;
    private final Invoices invoices;
    private final ClientsPay clients;
    private final Concessions concessions;
    private final OwnFigures figures;
    private final Units units;

    private @Nullable UUID unit;
    private @Nullable UUID job;
    private @Nullable InvoiceId invoice;
    private @Nullable ConcessionId proposed;

    RightsBesideWages(
            Cast cast,
            Parking parking,
            JobScript script,
            JobDeals deals,
            SaleRequests requests,
            Invoices invoices,
            ClientsPay clients,
            Concessions concessions,
            OwnFigures figures,
            Units units) {
        this.cast = cast;
        this.parking = parking;
        this.script = script;
        this.deals = deals;
        this.requests = requests;
        this.invoices = invoices;
        this.clients = clients;
        this.concessions = concessions;
        this.figures = figures;
        this.units = units;
    }

    @Override
    public void on(LocalDate day) {
        if (day.equals(FIGURE)) {
            parking.attempt("the ceiling of author's rights", this::setCeiling);
        }
        if (day.equals(AGREED)) {
            parking.attempt("work on a poster", this::agree);
        }
        if (day.equals(INVOICED)) {
            parking.attempt("the rights of a poster", () -> sell(day));
        }
        if (day.equals(PAID)) {
            parking.attempt("the payment of rights", this::pay);
        }
        if (day.equals(PROPOSED)) {
            parking.attempt(
                    "the concession of a poster",
                    () -> proposed = concede("Affiche des Deux Rives", "320.00", DemoYear.TODAY.plusDays(20), day));
        }
        if (day.equals(APPROVED)) {
            parking.attempt("the approval of a concession", this::approve);
        }
        if (day.equals(DemoYear.TODAY.minusDays(1))) {
            parking.attempt(
                    "a concession that waits",
                    () -> concede("Programme des Deux Rives", "90.00", DemoYear.TODAY.plusYears(1), day));
        }
    }

    /** The ceiling of 2026 was not found in a public text: two officers say that the one of the year before serves until it is. */
    private void setCeiling() {
        OwnFigures.Draft draft = new OwnFigures.Draft(
                BANDS,
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 12, 31),
                Map.of(),
                "Montants de 2025, repris jusqu’à la lecture de ceux de 2026",
                "La Traverse",
                "",
                Mark.DER,
                "à remplacer dès que les montants indexés de 2026 sont lus");
        UUID[] id = new UUID[1];
        cast.act("rosa", () -> id[0] = figures.propose(draft).orThrow());
        cast.act("colin", () -> figures.putInForce(id[0]).orThrow());
    }

    private void agree() {
        cast.act(
                "nadege",
                () -> unit = units.open(
                                Opening.ENTITY,
                                cast.person(HOLDER).value(),
                                "Trait Noir, affiches",
                                "illustrator",
                                false)
                        .orThrow()
                        .value());
        Performer illustrator = Performer.of(HOLDER);
        Payer festival = Payer.of(CLIENT);
        JobScript.Parts parts = new JobScript.Parts(unit(), cast.person(HOLDER).value(), cast.client(CLIENT));
        JobScript.Scene scene = script.engagement(illustrator, festival, parts, AGREED, DAYS, PRICE);
        deals.make(scene.draft(), illustrator, festival, LUCK, AGREED.plusDays(1), agreed -> job = agreed.value());
    }

    /** Under the job, so that rights and wages are weighed against each other. */
    private void sell(LocalDate day) {
        Sale sale = Sale.of(
                Opening.ENTITY,
                cast.client(CLIENT),
                "Affiche et programme, droits d’une saison",
                "fr",
                day,
                List.of(Sale.Line.of(
                                unit(),
                                Objects.requireNonNull(job),
                                Supply.AUTHORS_RIGHTS,
                                "Reproduction de l’affiche et du programme, une saison",
                                BigDecimal.ONE,
                                "C62",
                                new BigDecimal("480.00"))
                        .justified("cession de droits d’auteur par écrit, page signée jointe au dossier")));
        cast.act(HOLDER, () -> {
            SaleRequest asked = requests.ask(unit(), sale, null).orThrow();
            if (asked.state() == SaleRequest.State.WAITING) {
                cast.act(
                        "nadege",
                        () -> units.adviser(unit(), cast.person("pieter").value()));
                cast.act(
                        "pieter",
                        () -> invoice = requests.approve(asked.id()).orThrow().invoice());
            } else {
                invoice = asked.invoice();
            }
        });
    }

    private void pay() {
        Invoice sold = invoices.find(Objects.requireNonNull(invoice)).orElseThrow();
        clients.pay(Payer.of(CLIENT), sold, sold.inclVat(), true);
    }

    private ConcessionId concede(String work, String gross, LocalDate until, LocalDate day) {
        ConcessionDraft draft = new ConcessionDraft(
                unit(),
                Objects.requireNonNull(invoice).value(),
                List.of(
                        new ConcessionDraft.Part(cast.person(HOLDER).value(), new BigDecimal("60")),
                        new ConcessionDraft.Part(cast.person(DESIGNER).value(), new BigDecimal("40"))),
                work,
                "affiche, programme et site du festival",
                "Belgique",
                false,
                day,
                until,
                Money.of(gross));
        byte[] page = PlainPaper.pdf(List.of(
                "CONCESSION DE DROITS D'AUTEUR",
                "",
                "Oeuvre : " + work,
                "Usages : affiche, programme et site du festival",
                "Territoire : Belgique, jusqu'au " + until,
                "",
                "Signe : Tariq Benslimane, Aylin Karadeniz, Festival des Deux Rives"));
        ConcessionId[] id = new ConcessionId[1];
        cast.act(
                HOLDER,
                () -> id[0] = concessions.propose(draft, page, "concession.pdf").orThrow());
        return Objects.requireNonNull(id[0]);
    }

    private void approve() {
        cast.act(
                "ombeline",
                () -> concessions.approve(Objects.requireNonNull(proposed)).orThrow());
    }

    private UUID unit() {
        return Objects.requireNonNull(unit);
    }
}
