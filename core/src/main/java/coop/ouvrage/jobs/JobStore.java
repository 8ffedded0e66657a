package coop.ouvrage.jobs;

import coop.ouvrage.employment.ContractId;
import coop.ouvrage.invoicing.InvoiceId;
import coop.ouvrage.invoicing.OrderId;
import coop.ouvrage.invoicing.QuoteId;
import coop.ouvrage.transaction.Foreseen.Kind;
import coop.ouvrage.transaction.LockTogether;
import coop.ouvrage.transaction.ReadOnce;
import coop.ouvrage.transaction.ReadTogether;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of jobs, their days and steps. */
@Repository
class JobStore {

    private final JdbcClient jdbc;
    private final JobWriter writer;
    private final ReadTogether<Job> known = new ReadTogether<>(Kind.JOB, this::read);
    private final ReadOnce<String, Boolean> unknownForms = new ReadOnce<>();
    private final ReadTogether<Boolean> ofClients = ReadTogether.ahead(Kind.CLIENT, this::ofClients);
    private final ReadTogether<Boolean> shareAwaited = ReadTogether.ahead(Kind.PERSON, this::shareAwaited);
    private final LockTogether locks = new LockTogether(Kind.JOB, known::readAgain, this::lockRows);

    JobStore(JdbcClient jdbc, JobWriter writer) {
        this.jdbc = jdbc;
        this.writer = writer;
    }

    void insert(Job job, @Nullable String formKey, @Nullable UUID madeBy) {
        if (formKey != null) {
            unknownForms.forget(formKey);
        }
        ofClients.forget(job.client());
        shareAwaited.forgetAll();
        writer.insert(job, formKey, madeBy);
        locks.holds(List.of(job.id().value()));
    }

    void step(JobId job, Step step, StepState.State state, String waitsFor, @Nullable LocalDate on) {
        known.forget(job.value());
        shareAwaited.forgetAll();
        writer.move(List.of(job.value()), new StepState(step, state, waitsFor, on));
    }

    /** The same step of several jobs. */
    void step(Collection<UUID> jobs, Step step, StepState.State state, String waitsFor, @Nullable LocalDate on) {
        jobs.forEach(known::forget);
        writer.move(jobs, new StepState(step, state, waitsFor, on));
    }

    /** Writes what waits in the running transaction: whoever reads jobs or their steps within it calls this first. */
    void written() {
        writer.written();
    }

    /** @param days of each job its own */
    void step(Map<UUID, LocalDate> days, Step step, StepState.State state, String waitsFor) {
        days.forEach((job, day) -> step(new JobId(job), step, state, waitsFor, day));
    }

    void quote(JobId job, QuoteId quote) {
        known.forget(job.value());
        writer.quote(job, quote);
    }

    void order(JobId job, OrderId order) {
        known.forget(job.value());
        writer.order(job, order);
    }

    void contract(JobId job, ContractId contract) {
        known.forget(job.value());
        writer.contract(job, contract);
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
        writer.costsClosed(order, on);
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
