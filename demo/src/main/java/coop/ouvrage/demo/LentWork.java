package coop.ouvrage.demo;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.demo.bench.Mailbox;
import coop.ouvrage.employment.Contracts;
import coop.ouvrage.employment.Mandates;
import coop.ouvrage.employment.Post;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.jobs.JobDraft;
import coop.ouvrage.money.Money;
import coop.ouvrage.postsheet.Agency;
import coop.ouvrage.postsheet.PostAnswers;
import coop.ouvrage.postsheet.PostSheets;
import coop.ouvrage.unit.Units;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The co-operative itself works as an agency: a cook is lent to a brewery for three days, which first signs the sheet of the post. The
 * payslip owes the fund of joint committee 322.
 */
@DemoOnly
@Component
@Order(295)
class LentWork implements Plot {

    private static final LocalDate RECOGNISED = LocalDate.of(2026, 9, 21);
    private static final LocalDate AGREED = LocalDate.of(2026, 10, 12);
    private static final Money PRICE = Money.of("1050.00");
    private static final String COMMITTEE = "322.00";
    private static final String COOK = "rachid";
    private static final String CLIENT = "brasserie";
    private static final int DAYS = 3;

    /** Luck with which nothing goes another way. */
    private static final int LUCK = 9 * 5 * 11 * 2 + 1;

    private final Cast cast;
    private final Parking parking;
    private final JobScript script;
    private final JobDeals deals;
    private final Contracts contracts;
    private final PostSheets sheets;
    private final Mandates mandates;
    private final Units units;
    private final Mailbox mailbox;
    private final CurrentUser user;

    private @Nullable UUID unit;

    LentWork(
            Cast cast,
            Parking parking,
            JobScript script,
            JobDeals deals,
            Contracts contracts,
            PostSheets sheets,
            Mandates mandates,
            Units units,
            Mailbox mailbox,
            CurrentUser user) {
        this.cast = cast;
        this.parking = parking;
        this.script = script;
        this.deals = deals;
        this.contracts = contracts;
        this.sheets = sheets;
        this.mandates = mandates;
        this.units = units;
        this.mailbox = mailbox;
        this.user = user;
    }

    @Override
    public void on(LocalDate day) {
        if (day.equals(RECOGNISED)) {
            parking.attempt("the agency", () -> recognise(day));
        }
        if (day.equals(AGREED)) {
            parking.attempt("a cook who is lent", this::agree);
        }
    }

    private void recognise(LocalDate day) {
        String entity = Opening.AGENCY;
        cast.act("colin", () -> {
            sheets.record(new Agency(
                            entity,
                            "VG.0000/U (démo)",
                            "322",
                            "Décision d’agrément inventée pour la démo, lue le 21.09.2026"))
                    .orThrow();
            mandates.grant(entity, "Colin Mayeur", "directeur délégué", day, "conseil d'administration du 14.09.2026");
        });
        cast.act(
                "nadege",
                () -> unit = units.open(entity, cast.person(COOK).value(), "Cuisine prêtée", "cook", false)
                        .orThrow()
                        .value());
    }

    private void agree() {
        Performer cook = Performer.of(COOK);
        Payer brewery = Payer.of(CLIENT);
        JobScript.Parts parts = new JobScript.Parts(
                Objects.requireNonNull(unit), cast.person(COOK).value(), cast.client(CLIENT));
        JobDraft draft = lent(
                script.engagement(cook, brewery, parts, AGREED, DAYS, PRICE).draft());
        deals.make(
                draft,
                cook,
                brewery,
                LUCK,
                AGREED.plusDays(1),
                job -> contracts.ofJob(job.value()).forEach(contract -> describePost(contract, brewery)));
    }

    private static JobDraft lent(JobDraft draft) {
        Post post = draft.post();
        return new JobDraft(
                draft.unit(),
                draft.client(),
                "Renfort en cuisine, fête de la bière",
                draft.supply(),
                draft.worker(),
                draft.kind(),
                new Post(post.function(), post.place(), COMMITTEE, "surcroît temporaire de travail"),
                draft.days(),
                draft.goal(),
                draft.costs(),
                draft.costsText(),
                draft.clientReference(),
                "demo-lent-" + draft.days().getFirst().date());
    }

    /** Nobody but the client says what the post is; without its signature the agency signs nothing. */
    private void describePost(WorkContract contract, Payer client) {
        cast.act(COOK, () -> sheets.send(contract.id(), client.email()).orThrow());
        String link = mailbox.link(client.email()).orElseThrow();
        String token = link.substring(link.lastIndexOf('/') + 1);
        PostAnswers answers = new PostAnswers(
                "cuisine de la brasserie, rez-de-chaussée",
                "préparer et dresser les plats de la fête",
                "aucune attestation demandée",
                "coupures, brûlures, sols glissants",
                "tablier et gants anticoupure, fournis par la brasserie",
                "visite des lieux le premier matin, par le chef de cuisine",
                "aucune avant le travail",
                "aucune",
                "112 ; trousse de secours près de l’évier",
                "français");
        user.as(Actor.STRANGER, () -> {
            sheets.requestCode(token).orThrow();
            sheets.sign(
                            token,
                            mailbox.code(client.email()).orElseThrow(),
                            answers,
                            "Odile Grandjean",
                            "gérante de la brasserie")
                    .orThrow();
        });
    }
}
