package coop.ouvrage.demo;

import coop.ouvrage.employment.Contracts;
import coop.ouvrage.employment.Post;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.employment.Workplace;
import coop.ouvrage.jobs.JobDraft;
import coop.ouvrage.mission.CountryRule;
import coop.ouvrage.mission.CountryRules;
import coop.ouvrage.mission.MissionDraft;
import coop.ouvrage.mission.Missions;
import coop.ouvrage.unit.Units;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A concert in France next week: the rules of the country are known, the journey is described, the certificate is still to come. */
@DemoOnly
@Component
@Order(290)
class Abroad implements Plot {

    private static final LocalDate DAY = DemoYear.TODAY.minusDays(8);
    private static final String COUNTRY = "FR";
    private static final String HOLDER = "zoe";
    private static final int LUCK = 31;

    private final Cast cast;
    private final Parking parking;
    private final JobScript script;
    private final JobDeals deals;
    private final Units units;
    private final Contracts contracts;
    private final Missions missions;
    private final CountryRules countries;

    Abroad(
            Cast cast,
            Parking parking,
            JobScript script,
            JobDeals deals,
            Units units,
            Contracts contracts,
            Missions missions,
            CountryRules countries) {
        this.cast = cast;
        this.parking = parking;
        this.script = script;
        this.deals = deals;
        this.units = units;
        this.contracts = contracts;
        this.missions = missions;
        this.countries = countries;
    }

    @Override
    public void on(LocalDate day) {
        if (day.equals(DAY)) {
            parking.attempt("the rules of work in France", this::rule);
            parking.attempt("the concert in France", () -> begin(day));
        }
    }

    private void rule() {
        CountryRule rule = new CountryRule(
                COUNTRY,
                LocalDate.of(2026, 1, 1),
                "A1",
                "déclaration SIPSI avant le départ",
                "Règlement (CE) 883/2004, lu par la paie le 12.11.2026");
        cast.act("rosa", () -> countries.record(rule).orThrow());
    }

    private void begin(LocalDate day) {
        Performer performer = Performer.of(HOLDER);
        Payer payer = script.payer(performer, LUCK, cast::knows);
        UUID party = cast.person(HOLDER).value();
        UUID unit = units.ofHolder(party).getFirst().id().value();
        JobDraft draft = inFrance(script.scene(
                        performer,
                        performer,
                        payer,
                        new JobScript.Parts(unit, party, cast.client(payer.key())),
                        day.plusDays(9),
                        LUCK)
                .draft());
        deals.make(
                draft,
                performer,
                payer,
                LUCK,
                day.plusDays(1),
                job -> contracts.ofJob(job.value()).forEach(this::describe));
    }

    private static JobDraft inFrance(JobDraft draft) {
        Workplace place = new Workplace("Salle des Halles", "Rue Solférino 16", "", "59000", "Lille", COUNTRY);
        Post post = draft.post();
        return new JobDraft(
                draft.unit(),
                draft.client(),
                draft.title(),
                draft.supply(),
                draft.worker(),
                draft.kind(),
                new Post(post.function(), place, post.jointCommittee(), post.reason()),
                draft.days(),
                draft.goal(),
                draft.costs(),
                draft.costsText(),
                draft.clientReference(),
                "demo-abroad-" + draft.days().getFirst().date());
    }

    private void describe(WorkContract contract) {
        MissionDraft said = new MissionDraft(
                "Salle des Halles, Lille",
                "Ville de Lille, place Augustin-Laurent",
                "concert",
                contract.firstDay(),
                contract.lastDay(),
                "BE",
                "");
        cast.act(HOLDER, () -> missions.describe(contract.id(), said).orThrow());
    }
}
