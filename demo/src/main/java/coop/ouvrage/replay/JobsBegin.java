package coop.ouvrage.replay;

import coop.ouvrage.demo.bench.Mailbox;
import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.employment.Contracts;
import coop.ouvrage.employment.Post;
import coop.ouvrage.employment.Signatures;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.employment.WorkDay;
import coop.ouvrage.employment.Workplace;
import coop.ouvrage.invoicing.Acceptance;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.jobs.JobDraft;
import coop.ouvrage.jobs.JobId;
import coop.ouvrage.jobs.Jobs;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.replay.population.ClientPlan;
import coop.ouvrage.replay.population.JobPlan;
import coop.ouvrage.replay.population.Soul;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Members make jobs of the work they found; clients accept by their link and code, workers sign with theirs. */
@ReplayOnly
@Component
@Order(60)
class JobsBegin implements Stage {

    static final String JOB = "job";

    private static final LocalTime START = LocalTime.of(9, 0);
    private static final int LONG_DAY_MINUTES = 360;
    private static final int BREAK_MINUTES = 30;

    private final ReplayedYear year;
    private final Cast cast;
    private final Checkpoints checkpoints;
    private final Jobs jobs;
    private final Acceptance acceptance;
    private final Contracts contracts;
    private final Signatures signatures;
    private final Mailbox mailbox;

    JobsBegin(
            ReplayedYear year,
            Cast cast,
            Checkpoints checkpoints,
            Jobs jobs,
            Acceptance acceptance,
            Contracts contracts,
            Signatures signatures,
            org.springframework.jdbc.core.simple.JdbcClient jdbc) {
        this.year = year;
        this.cast = cast;
        this.checkpoints = checkpoints;
        this.jobs = jobs;
        this.acceptance = acceptance;
        this.contracts = contracts;
        this.signatures = signatures;
        this.mailbox = new Mailbox(jdbc, "");
    }

    @Override
    public String name() {
        return "orders and contracts";
    }

    @Override
    public int live(LocalDate day) {
        year.ordered(day).forEach(plan -> begin(plan, day));
        return year.ordered(day).size();
    }

    private void begin(JobPlan plan, LocalDate day) {
        ClientPlan client = year.client(plan.client());
        if (!client.fails().isAfter(day)) {
            checkpoints.refused(day, "job", "client bankrupt");
            return;
        }
        Outcome<JobId> made = cast.member(year.unit(plan.unit()).holder(), () -> jobs.make(draft(plan)));
        if (made instanceof Outcome.Done<JobId>(JobId job)) {
            checkpoints.remember(JOB, plan.number(), job.value());
            String link = mailbox.link(ClientsAppear.email(plan.client())).orElseThrow();
            cast.stranger(() -> accept(client, link.substring(link.lastIndexOf('/') + 1)));
            contracts.ofJob(job.value()).forEach(contract -> sign(plan, contract.id(), day));
        } else {
            checkpoints.refused(day, "job", made.refusals().getFirst().code());
        }
    }

    private UUID accept(ClientPlan client, String token) {
        acceptance.requestCode(token).orThrow();
        return acceptance
                .accept(
                        token,
                        mailbox.code(ClientsAppear.email(client.number())).orElseThrow(),
                        client.name())
                .orThrow()
                .value();
    }

    private void sign(JobPlan plan, ContractId contract, LocalDate day) {
        cast.member(plan.worker(), () -> {
            signatures.requestCode(contract).orThrow();
            Outcome<WorkContract> signed = signatures.sign(
                    contract, mailbox.code(People.email(plan.worker())).orElseThrow());
            signed.refusals().forEach(refusal -> checkpoints.refused(day, "contract", refusal.code()));
            if (signed instanceof Outcome.Done<WorkContract>(WorkContract now)
                    && !now.state().binding()) {
                signatures
                        .waitsFor(contract)
                        .forEach(missing -> checkpoints.refused(day, "signature of the entity", missing.code()));
            }
            return contract;
        });
    }

    static List<WorkDay> days(JobPlan plan) {
        int pause = plan.minutes() > LONG_DAY_MINUTES ? BREAK_MINUTES : 0;
        return plan.days().stream()
                .map(date -> new WorkDay(date, START, START.plusMinutes(plan.minutes() + pause), pause))
                .toList();
    }

    private JobDraft draft(JobPlan plan) {
        Soul worker = year.soul(plan.worker());
        boolean artist = worker.kind() == Soul.Kind.ARTIST;
        String title = "Mission " + plan.number();
        return new JobDraft(
                        checkpoints.get(UnitsOpen.UNIT, plan.unit()),
                        checkpoints.get(ClientsAppear.CLIENT, plan.client()),
                        title,
                        artist ? Supply.PERFORMANCE : Supply.SERVICE,
                        checkpoints.get(Cast.PERSON, plan.worker()),
                        ContractKind.valueOf(worker.kind().name()),
                        new Post(
                                artist ? "artiste de scène" : "technicien·ne",
                                new Workplace("Salle", "Rue du Marché", "1", "1000", "Bruxelles", "BE"),
                                artist ? "304.00" : "200.00",
                                title),
                        days(plan),
                        new JobDraft.Goal.Price(Money.ofCents(plan.priceCents())),
                        Money.ofCents(plan.costsCents()),
                        plan.costsCents() > 0 ? "matériel et transport" : "",
                        year.client(plan.client()).isPublic() ? "BC-" + plan.number() : null,
                        "replay-" + plan.number())
                .justified(artist ? "spectacle public" : null);
    }
}
