package coop.ouvrage.jobs;

import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.WorkDay;
import coop.ouvrage.employment.Workplace;
import coop.ouvrage.invoicing.InvoiceId;
import coop.ouvrage.invoicing.OrderId;
import coop.ouvrage.invoicing.QuoteId;
import coop.ouvrage.transaction.LockOnce;
import coop.ouvrage.transaction.WriteBehind;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of jobs, their days and steps. */
@Repository
class JobStore {

    private final JdbcClient jdbc;
    private final WriteBehind<Moved> steps = new WriteBehind<>(this::move);
    private final LockOnce<JobId> locks = new LockOnce<>();
    private final WriteBehind<Linked> links = new WriteBehind<>(this::link);

    JobStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Job job, @Nullable String formKey, @Nullable UUID madeBy) {
        Workplace place = job.post().place();
        jdbc.sql("""
                insert into job (id, entity, unit_id, holder_id, client_id, tool, title, supply, worker_id, contract_kind,
                    worker_function, function_class, joint_committee, fixed_term_reason, place_name, place_street, place_number,
                    place_post_code, place_municipality, place_country, price_cents, costs_cents, costs_text,
                    wage_budget_cents, client_reference, first_day, last_day, made_on, made_by, form_key)
                values (:id, :entity, :unit, :holder, :client, :tool, :title, :supply, :worker, :kind, :function, :class, :committee,
                    :reason, :placeName, :street, :number, :postCode, :municipality, :country, :price, :costs, :costsText,
                    :wageBudget, :clientReference, :firstDay, :lastDay, :madeOn, :madeBy, :formKey)""")
                .param("id", job.id().value())
                .param("entity", job.entity())
                .param("unit", job.unit())
                .param("holder", job.holder())
                .param("client", job.client())
                .param("tool", job.activity() ? "ACTIVITY" : "JOB")
                .param("title", job.title())
                .param("supply", job.supply().name())
                .param("worker", job.worker())
                .param("kind", job.kind().name())
                .param("function", job.post().function())
                .param("class", job.post().functionClass())
                .param("committee", job.post().jointCommittee())
                .param("reason", job.post().reason())
                .param("placeName", place.name())
                .param("street", place.street())
                .param("number", place.houseNumber())
                .param("postCode", place.postCode())
                .param("municipality", place.municipality())
                .param("country", place.country())
                .param("price", job.price().cents())
                .param("costs", job.costs().cents())
                .param("costsText", job.costsText())
                .param("wageBudget", job.wageBudget().cents())
                .param("clientReference", job.clientReference())
                .param("firstDay", job.firstDay())
                .param("lastDay", job.lastDay())
                .param("madeOn", job.madeOn())
                .param("madeBy", madeBy)
                .param("formKey", formKey)
                .update();
        insertDays(job.id(), job.days());
        insertSteps(job.id(), job.steps());
    }

    private void insertDays(JobId job, List<WorkDay> days) {
        jdbc.sql("""
                insert into job_day (job_id, day, starts, ends, break_minutes)
                select :job, d.day, d.starts, d.ends, d.break
                from unnest(:days::date[], :starts::time[], :ends::time[], :breaks::int[]) as d (day, starts, ends, break)""")
                .param("job", job.value())
                .param("days", texts(days, WorkDay::date))
                .param("starts", texts(days, WorkDay::start))
                .param("ends", texts(days, WorkDay::end))
                .param("breaks", days.stream().map(WorkDay::breakMinutes).toArray(Integer[]::new))
                .update();
    }

    private void insertSteps(JobId job, List<StepState> steps) {
        jdbc.sql("""
                insert into job_step (job_id, step, state, waits_for, on_day)
                select :job, s.step, s.state, s.waits, s.day
                from unnest(:steps::text[], :states::text[], :waits::text[], :days::date[]) as s (step, state, waits, day)""")
                .param("job", job.value())
                .param("steps", texts(steps, StepState::step))
                .param("states", texts(steps, StepState::state))
                .param("waits", texts(steps, StepState::waitsFor))
                .param("days", texts(steps, StepState::on))
                .update();
    }

    private static <T> @Nullable String[] texts(List<T> values, Function<T, @Nullable Object> part) {
        return values.stream()
                .map(part)
                .map(value -> value == null ? null : value.toString())
                .toArray(String[]::new);
    }

    void step(JobId job, Step step, StepState.State state, String waitsFor, @Nullable LocalDate on) {
        steps.add(new Moved(job.value(), new StepState(step, state, waitsFor, on)));
    }

    /** The same step of several jobs. */
    void step(Collection<UUID> jobs, Step step, StepState.State state, String waitsFor, @Nullable LocalDate on) {
        steps.addAll(jobs.stream()
                .map(job -> new Moved(job, new StepState(step, state, waitsFor, on)))
                .toList());
    }

    /** Writes what waits in the running transaction: whoever reads jobs or their steps within it calls this first. */
    void written() {
        links.write();
        steps.write();
    }

    /** A step that has moved. */
    private record Moved(UUID job, StepState to) {}

    /** Where a step ends up in the end. */
    private void move(List<Moved> all) {
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
        links.add(new Linked(job.value(), quote.value(), null, null));
    }

    void order(JobId job, OrderId order) {
        links.add(new Linked(job.value(), null, order.value(), null));
    }

    void contract(JobId job, ContractId contract) {
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
        jdbc.sql("update job set dropped_on = :on, dropped_reason = :reason where id = :job")
                .param("on", on)
                .param("reason", reason)
                .param("job", job.value())
                .update();
    }

    Optional<Job> find(JobId id) {
        return load("where id = :id", Map.of("id", id.value()), "").stream().findFirst();
    }

    /** The job, its row locked: its steps move one at a time. */
    Optional<Job> lock(JobId id) {
        locks.take(
                id,
                () -> jdbc.sql("select id from job where id = :id for update")
                        .param("id", id.value())
                        .query(UUID.class)
                        .optional()
                        .isPresent());
        return find(id); // by another statement: the steps may have moved while this one waited
    }

    /** Several at once, always in the same order; unknown ones are left out. */
    Map<UUID, Job> lock(Collection<UUID> ids) {
        UUID[] asked = ids.toArray(UUID[]::new);
        jdbc.sql("select id from job where id = any(:ids) order by id for update")
                .param("ids", asked)
                .query(UUID.class)
                .list()
                .forEach(id -> locks.take(new JobId(id), () -> true));
        Map<UUID, Job> locked = new LinkedHashMap<>();
        load("where id = any(:ids)", Map.of("ids", asked), "order by id")
                .forEach(job -> locked.put(job.id().value(), job));
        return locked;
    }

    /**
     * The same after its contract, if it has one: whoever signs, declares or confirms locks the contract before the job is told, so
     * nobody may lock them the other way round.
     */
    Optional<Job> lockAfterContract(JobId id, Consumer<ContractId> hold) {
        written();
        jdbc.sql("select contract_id from job where id = :id and contract_id is not null")
                .param("id", id.value())
                .query((row, n) -> new ContractId(row.getObject(1, UUID.class)))
                .optional()
                .ifPresent(hold);
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
        jdbc.sql("update job set costs_closed_on = :on where order_id = :order")
                .param("on", on)
                .param("order", order)
                .update();
    }

    /** What the job of a trial unit left was looked at after its closing; nobody does again before its money moves. */
    void restLookedAt(JobId job, LocalDate on) {
        jdbc.sql("update job set rest_looked_on = :on where id = :job")
                .param("on", on)
                .param("job", job.value())
                .update();
    }

    /** The money of some of these moved, which may be jobs or not. */
    void lookAtRestAgain(Collection<UUID> subjects) {
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

    Optional<Job> ofContract(ContractId contract) {
        return load("where contract_id = :id", Map.of("id", contract.value()), "").stream()
                .findFirst();
    }

    Optional<Job> ofFormKey(String key) {
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
