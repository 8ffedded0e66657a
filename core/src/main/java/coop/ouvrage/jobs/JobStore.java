package coop.ouvrage.jobs;

import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.Workplace;
import coop.ouvrage.invoicing.InvoiceId;
import coop.ouvrage.invoicing.OrderId;
import coop.ouvrage.invoicing.QuoteId;
import coop.ouvrage.transaction.Foreseen.Kind;
import coop.ouvrage.transaction.LockTogether;
import coop.ouvrage.transaction.ReadOnce;
import coop.ouvrage.transaction.ReadTogether;
import coop.ouvrage.transaction.Rows;
import coop.ouvrage.transaction.WriteBehind;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of jobs, their days and steps. */
@Repository
class JobStore {

    private final JdbcClient jdbc;
    private final WriteBehind<Made> made = new WriteBehind<>(this::write, "job", "job_day", "job_step");
    private final WriteBehind<Moved> steps = new WriteBehind<>(this::move, "job_step");
    private final ReadTogether<Job> known = new ReadTogether<>(Kind.JOB, this::read);
    private final ReadOnce<String, Boolean> unknownForms = new ReadOnce<>();
    private final ReadTogether<Boolean> ofClients = ReadTogether.ahead(Kind.CLIENT, this::ofClients);
    private final ReadTogether<Boolean> shareAwaited = ReadTogether.ahead(Kind.PERSON, this::shareAwaited);
    private final LockTogether locks = new LockTogether(Kind.JOB, known::readAgain, this::lockRows);
    private final WriteBehind<Linked> links = new WriteBehind<>(this::link, "job");
    private final WriteBehind<CostsClosed> closed = new WriteBehind<>(this::close, "job");

    JobStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Job job, @Nullable String formKey, @Nullable UUID madeBy) {
        if (formKey != null) {
            unknownForms.forget(formKey);
        }
        ofClients.forget(job.client());
        shareAwaited.forgetAll();
        made.add(new Made(job, formKey, madeBy));
        locks.holds(List.of(job.id().value()));
    }

    /** A job as its form made it. */
    private record Made(
            Job job, @Nullable String formKey, @Nullable UUID madeBy) {

        Rows.Row row() {
            Workplace place = job.post().place();
            return new Rows.Row()
                    .with("id", job.id().value())
                    .with("entity", job.entity())
                    .with("unit_id", job.unit())
                    .with("holder_id", job.holder())
                    .with("client_id", job.client())
                    .with("tool", job.activity() ? "ACTIVITY" : "JOB")
                    .with("title", job.title())
                    .with("supply", job.supply())
                    .with("worker_id", job.worker())
                    .with("contract_kind", job.kind())
                    .with("worker_function", job.post().function())
                    .with("function_class", job.post().functionClass())
                    .with("joint_committee", job.post().jointCommittee())
                    .with("fixed_term_reason", job.post().reason())
                    .with("place_name", place.name())
                    .with("place_street", place.street())
                    .with("place_number", place.houseNumber())
                    .with("place_post_code", place.postCode())
                    .with("place_municipality", place.municipality())
                    .with("place_country", place.country())
                    .with("price_cents", job.price().cents())
                    .with("costs_cents", job.costs().cents())
                    .with("costs_text", job.costsText())
                    .with("wage_budget_cents", job.wageBudget().cents())
                    .with("client_reference", job.clientReference())
                    .with("first_day", job.firstDay())
                    .with("last_day", job.lastDay())
                    .with("made_on", job.madeOn())
                    .with("made_by", madeBy)
                    .with("form_key", formKey);
        }

        Stream<Rows.Row> days() {
            return job.days().stream()
                    .map(day -> new Rows.Row()
                            .with("job_id", job.id().value())
                            .with("day", day.date())
                            .with("starts", day.start())
                            .with("ends", day.end())
                            .with("break_minutes", day.breakMinutes()));
        }

        Stream<Rows.Row> steps() {
            return job.steps().stream()
                    .map(step -> new Rows.Row()
                            .with("job_id", job.id().value())
                            .with("step", step.step())
                            .with("state", step.state())
                            .with("waits_for", step.waitsFor())
                            .with("on_day", step.on()));
        }
    }

    private void write(List<Made> all) {
        Rows.insert(jdbc, "job", all.stream().map(Made::row).toList());
        Rows.insert(jdbc, "job_day", all.stream().flatMap(Made::days).toList());
        Rows.insert(jdbc, "job_step", all.stream().flatMap(Made::steps).toList());
    }

    private static <T> @Nullable String[] texts(List<T> values, Function<T, @Nullable Object> part) {
        return values.stream()
                .map(part)
                .map(value -> value == null ? null : value.toString())
                .toArray(String[]::new);
    }

    void step(JobId job, Step step, StepState.State state, String waitsFor, @Nullable LocalDate on) {
        known.forget(job.value());
        shareAwaited.forgetAll();
        steps.add(new Moved(job.value(), new StepState(step, state, waitsFor, on)));
    }

    /** The same step of several jobs. */
    void step(Collection<UUID> jobs, Step step, StepState.State state, String waitsFor, @Nullable LocalDate on) {
        jobs.forEach(known::forget);
        steps.addAll(jobs.stream()
                .map(job -> new Moved(job, new StepState(step, state, waitsFor, on)))
                .toList());
    }

    /** Writes what waits in the running transaction: whoever reads jobs or their steps within it calls this first. */
    void written() {
        made.write();
        links.write();
        steps.write();
    }

    /** A step that has moved. */
    private record Moved(UUID job, StepState to) {}

    /** Where a step ends up in the end. */
    private void move(List<Moved> all) {
        made.write();
        Map<List<Object>, Moved> last = new HashMap<>();
        all.forEach(moved -> last.put(List.of(moved.job(), moved.to().step()), moved));
        List<Moved> moves = last.values().stream()
                .sorted(Comparator.comparing(Moved::job)
                        .thenComparing(moved -> moved.to().step()))
                .toList(); // in one order, so that two transactions do not wait for each other
        List<StepState> states = moves.stream().map(Moved::to).toList();
        jdbc.sql("""
                update job_step j set state = s.state, waits_for = s.waits, on_day = s.day
                from unnest(:jobs::uuid[], :steps::text[], :states::text[], :waits::text[], :days::date[])
                    as s (job, step, state, waits, day)
                where j.job_id = s.job and j.step = s.step""")
                .param("jobs", moves.stream().map(Moved::job).toArray(UUID[]::new))
                .param("steps", texts(states, StepState::step))
                .param("states", texts(states, StepState::state))
                .param("waits", texts(states, StepState::waitsFor))
                .param("days", texts(states, StepState::on))
                .update();
    }

    /** @param days of each job its own */
    void step(Map<UUID, LocalDate> days, Step step, StepState.State state, String waitsFor) {
        days.forEach((job, day) -> step(new JobId(job), step, state, waitsFor, day));
    }

    void quote(JobId job, QuoteId quote) {
        known.forget(job.value());
        links.add(new Linked(job.value(), quote.value(), null, null));
    }

    void order(JobId job, OrderId order) {
        known.forget(job.value());
        links.add(new Linked(job.value(), null, order.value(), null));
    }

    void contract(JobId job, ContractId contract) {
        known.forget(job.value());
        links.add(new Linked(job.value(), null, null, contract.value()));
    }

    /** What a job is followed by. */
    private record Linked(
            UUID job,
            @Nullable UUID quote,
            @Nullable UUID order,
            @Nullable UUID contract) {

        Linked and(Linked later) {
            return new Linked(
                    job,
                    later.quote() == null ? quote : later.quote(),
                    later.order() == null ? order : later.order(),
                    later.contract() == null ? contract : later.contract());
        }
    }

    private void link(List<Linked> all) {
        made.write();
        Map<UUID, Linked> last = new TreeMap<>(); // in one order, so that two transactions do not wait for each other
        all.forEach(linked -> last.merge(linked.job(), linked, Linked::and));
        List<Linked> values = List.copyOf(last.values());
        jdbc.sql("""
                update job j set quote_id = coalesce(l.quote, j.quote_id), order_id = coalesce(l.order_id, j.order_id),
                    contract_id = coalesce(l.contract, j.contract_id)
                from unnest(:jobs::uuid[], :quotes::uuid[], :orders::uuid[], :contracts::uuid[])
                    as l (job, quote, order_id, contract)
                where j.id = l.job""")
                .param("jobs", values.stream().map(Linked::job).toArray(UUID[]::new))
                .param("quotes", values.stream().map(Linked::quote).toArray(UUID[]::new))
                .param("orders", values.stream().map(Linked::order).toArray(UUID[]::new))
                .param("contracts", values.stream().map(Linked::contract).toArray(UUID[]::new))
                .update();
    }

    /** The invoice of each of these jobs. */
    void invoices(Map<UUID, InvoiceId> invoices) {
        written();
        invoices.keySet().forEach(known::forget);
        jdbc.sql("""
                update job j set invoice_id = i.invoice from unnest(:jobs::uuid[], :invoices::uuid[]) as i (job, invoice)
                where j.id = i.job""")
                .param("jobs", invoices.keySet().toArray(UUID[]::new))
                .param(
                        "invoices",
                        invoices.values().stream().map(InvoiceId::value).toArray(UUID[]::new))
                .update();
    }

    void drop(JobId job, LocalDate on, String reason) {
        written();
        known.forget(job.value());
        jdbc.sql("update job set dropped_on = :on, dropped_reason = :reason where id = :job")
                .param("on", on)
                .param("reason", reason)
                .param("job", job.value())
                .update();
    }

    Optional<Job> find(JobId id) {
        return known.get(id.value());
    }

    private Map<UUID, Job> read(UUID[] ids) {
        Map<UUID, Job> jobs = new LinkedHashMap<>();
        load("where id = any(:ids)", Map.of("ids", ids), "order by id")
                .forEach(job -> jobs.put(job.id().value(), job));
        return jobs;
    }

    /** The job, its row locked: its steps move one at a time. */
    Optional<Job> lock(JobId id) {
        locks.take(id.value());
        return find(id); // by another statement: the steps may have moved while this one waited
    }

    private Collection<UUID> lockRows(UUID[] ids) {
        written();
        return jdbc.sql("select id from job where id = any(:ids) order by id for update")
                .param("ids", ids)
                .query(UUID.class)
                .list();
    }

    /** Several at once, always in the same order; unknown ones are left out. */
    Map<UUID, Job> lock(Collection<UUID> ids) {
        UUID[] asked = ids.toArray(UUID[]::new);
        locks.holds(lockRows(asked));
        Map<UUID, Job> locked = read(asked);
        locked.forEach(known::put);
        return locked;
    }

    /**
     * The same after its contract, if it has one: whoever signs, declares or confirms locks the contract before the job is told, so
     * nobody may lock them the other way round.
     */
    Optional<Job> lockAfterContract(JobId id, Consumer<ContractId> hold) {
        find(id).map(Job::contract).ifPresent(hold);
        return lock(id);
    }

    /** Jobs whose order names costs that may still be claimed and whose work ended between two days, without their days and steps. */
    List<Job> withOpenCosts(LocalDate from, LocalDate to) {
        written();
        return jdbc.sql("""
                select * from job where last_day between :from and :to and costs_cents > 0 and order_id is not null
                    and dropped_on is null and costs_closed_on is null order by last_day, id""")
                .param("from", from)
                .param("to", to)
                .query((row, n) -> JobRow.head(row))
                .list();
    }

    void costsClosed(UUID order, LocalDate on) {
        closed.add(new CostsClosed(order, on));
    }

    private record CostsClosed(UUID order, LocalDate on) {}

    private void close(List<CostsClosed> all) {
        jdbc.sql("""
                update job j set costs_closed_on = c.closed from unnest(:orders::uuid[], :days::date[]) as c (order_id, closed)
                where j.order_id = c.order_id""")
                .param("orders", all.stream().map(CostsClosed::order).toArray(UUID[]::new))
                .param("days", texts(all, CostsClosed::on))
                .update();
    }

    /** What the job of a trial unit left was looked at after its closing; nobody does again before its money moves. */
    void restLookedAt(JobId job, LocalDate on) {
        written();
        jdbc.sql("update job set rest_looked_on = :on where id = :job")
                .param("on", on)
                .param("job", job.value())
                .update();
    }

    /** The money of some of these moved, which may be jobs or not. */
    void lookAtRestAgain(Collection<UUID> subjects) {
        written();
        jdbc.sql("update job set rest_looked_on = null where id = any(:ids) and rest_looked_on is not null")
                .param("ids", subjects.toArray(UUID[]::new))
                .update();
    }

    /** Jobs of trial units that ended before a day, are paid to the worker and settled with the client, and are to be looked at. */
    List<Job> trialJobsOver(LocalDate before) {
        return load("""
                where last_day < :before and dropped_on is null and rest_looked_on is null
                    and unit_id in (select id from production_unit where kind = 'TRIAL')
                    and 2 = (select count(*) from job_step s where s.job_id = job.id
                        and s.step in ('PAY', 'SETTLEMENT') and s.state = 'DONE')""", Map.of("before", before), "order by last_day, id");
    }

    /** Whether a job of this person waits for a share. */
    boolean shareAwaited(UUID person) {
        return shareAwaited.get(person).isPresent();
    }

    private Map<UUID, Boolean> shareAwaited(UUID[] people) {
        Map<UUID, Boolean> found = new HashMap<>();
        jdbc.sql("""
                select p.id from unnest(:people::uuid[]) as p (id)
                where exists (select from job j join job_step s on s.job_id = j.id
                    where p.id in (j.worker_id, j.holder_id) and s.step = 'CONTRACT' and s.state = 'BLOCKED'
                        and s.waits_for like 'jobs.share_first%')""").param("people", people).query(UUID.class).list().forEach(person -> found.put(person, true));
        return found;
    }

    /** Whether there is a job for this client: most are verified before the first. */
    boolean verificationAwaited(UUID client) {
        return ofClients.get(client).isPresent();
    }

    private Map<UUID, Boolean> ofClients(UUID[] clients) {
        Map<UUID, Boolean> found = new HashMap<>();
        jdbc.sql(
                        "select c.id from unnest(:clients::uuid[]) as c (id) where exists (select from job j where j.client_id = c.id)")
                .param("clients", clients)
                .query(UUID.class)
                .list()
                .forEach(client -> found.put(client, true));
        return found;
    }

    Optional<Job> ofContract(ContractId contract) {
        return load("where contract_id = :id", Map.of("id", contract.value()), "").stream()
                .findFirst();
    }

    /** Forms that will come: which of them have made no job yet is read together. */
    void expectForms(Collection<String> keys) {
        written();
        Set<String> there = Set.copyOf(jdbc.sql("select form_key from job where form_key = any(:keys)")
                .param("keys", keys.toArray(String[]::new))
                .query(String.class)
                .list());
        keys.stream().filter(key -> !there.contains(key)).forEach(key -> unknownForms.put(key, true));
    }

    Optional<Job> ofFormKey(String key) {
        if (unknownForms.get(key, none -> Optional.empty()).isPresent()) {
            return Optional.empty();
        }
        return load("where form_key = :key", Map.of("key", key), "").stream().findFirst();
    }

    /** Jobs that a condition of ours selects, with days and steps by one statement. */
    List<Job> load(String where, Map<String, ?> values, String order) {
        written();
        return jdbc.sql("""
                        select job.*,
                            array(select concat_ws(' ', d.day, d.starts, d.ends, d.break_minutes) from job_day d
                                where d.job_id = job.id order by d.day, d.starts) as days,
                            array(select concat_ws(' ', s.step, s.state, coalesce(s.on_day::text, '-'), s.waits_for) from job_step s
                                where s.job_id = job.id) as steps
                        from job\s""" + where + " " + order)
                .params(values)
                .query((row, n) -> JobRow.job(row))
                .list();
    }
}
