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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
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

    /** A job that was made, and for whom. */
    private record Begun(JobPlan plan, JobId job, ClientPlan client) {

        String clientMail() {
            return ClientsAppear.email(client.number());
        }
    }

    /** What a worker has to sign. */
    private record ToSign(JobPlan plan, ContractId contract) {

        String workerMail() {
            return People.email(plan.worker());
        }
    }

    @Override
    public boolean has(LocalDate day) {
        return !year.ordered(day).isEmpty();
    }

    @Override
    public int live(LocalDate day) {
        together(year.ordered(day)).forEach(plans -> begin(plans, day));
        return year.ordered(day).size();
    }

    /**
     * Jobs of other people each: nobody has two mails to tell apart, and nobody's second job meets half of the first. A job comes as early
     * as those of its people that were ordered before it allow.
     */
    private List<List<JobPlan>> together(List<JobPlan> plans) {
        List<List<JobPlan>> all = new ArrayList<>();
        Map<String, Integer> next = new HashMap<>();
        for (JobPlan plan : plans) {
            Set<String> people = Set.copyOf(List.of(
                    "client " + plan.client(),
                    "person " + plan.worker(),
                    "person " + year.unit(plan.unit()).holder()));
            int turn = people.stream()
                    .mapToInt(one -> next.getOrDefault(one, 0))
                    .max()
                    .orElse(0);
            people.forEach(one -> next.put(one, turn + 1));
            if (turn == all.size()) {
                all.add(new ArrayList<>());
            }
            all.get(turn).add(plan);
        }
        return all;
    }

    /** Everybody makes a job, then every client answers, then every worker signs: a mail is read when all of them are written. */
    private void begin(List<JobPlan> plans, LocalDate day) {
        jobs.expect(plans.stream()
                .filter(plan -> year.client(plan.client()).fails().isAfter(day))
                .map(this::draft)
                .toList());
        List<Begun> begun =
                plans.stream().flatMap(plan -> make(plan, day).stream()).toList();
        Map<String, String> links = mailbox.links(mails(begun, Begun::clientMail));
        Map<JobId, String> tokens = new HashMap<>();
        begun.forEach(one -> tokens.put(one.job(), token(latest(links, one.clientMail()))));
        acceptance.expect(tokens.values());
        begun.forEach(one -> cast.stranger(
                () -> acceptance.requestCode(latest(tokens, one.job())).orThrow()));
        Map<String, String> codes = mailbox.codes(mails(begun, Begun::clientMail));
        begun.forEach(one -> cast.stranger(() -> acceptance
                .accept(
                        latest(tokens, one.job()),
                        latest(codes, one.clientMail()),
                        one.client().name())
                .orThrow()));
        sign(begun.stream().flatMap(this::toSign).toList(), day);
    }

    private static <K> String latest(Map<K, String> mails, K of) {
        return Objects.requireNonNull(mails.get(of), () -> "no mail for " + of);
    }

    private static String token(String link) {
        return link.substring(link.lastIndexOf('/') + 1);
    }

    private static <T> List<String> mails(List<T> of, Function<T, String> mail) {
        return of.stream().map(mail).toList();
    }

    private Optional<Begun> make(JobPlan plan, LocalDate day) {
        ClientPlan client = year.client(plan.client());
        if (!client.fails().isAfter(day)) {
            checkpoints.refused(day, "job", "client bankrupt");
            return Optional.empty();
        }
        Outcome<JobId> made = cast.member(year.unit(plan.unit()).holder(), () -> jobs.make(draft(plan)));
        if (made instanceof Outcome.Done<JobId>(JobId job)) {
            checkpoints.remember(JOB, plan.number(), job.value());
            return Optional.of(new Begun(plan, job, client));
        }
        checkpoints.refused(day, "job", made.refusals().getFirst().code());
        return Optional.empty();
    }

    private Stream<ToSign> toSign(Begun one) {
        return contracts.ofJob(one.job().value()).stream().map(contract -> new ToSign(one.plan(), contract.id()));
    }

    private void sign(List<ToSign> all, LocalDate day) {
        signatures.expect(all.stream().map(ToSign::contract).toList());
        all.forEach(one -> cast.member(
                one.plan().worker(),
                () -> signatures.requestCode(one.contract()).orThrow()));
        Map<String, String> codes = mailbox.codes(mails(all, ToSign::workerMail));
        all.forEach(one ->
                cast.member(one.plan().worker(), () -> sign(one.contract(), latest(codes, one.workerMail()), day)));
    }

    private ContractId sign(ContractId contract, String code, LocalDate day) {
        Outcome<WorkContract> signed = signatures.sign(contract, code);
        signed.refusals().forEach(refusal -> checkpoints.refused(day, "contract", refusal.code()));
        if (signed instanceof Outcome.Done<WorkContract>(WorkContract now)
                && !now.state().binding()) {
            signatures
                    .waitsFor(contract)
                    .forEach(missing -> checkpoints.refused(day, "signature of the entity", missing.code()));
        }
        return contract;
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
