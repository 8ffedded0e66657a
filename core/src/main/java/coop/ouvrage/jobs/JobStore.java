package coop.ouvrage.jobs;

import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.WorkDay;
import coop.ouvrage.employment.Workplace;
import coop.ouvrage.invoicing.InvoiceId;
import coop.ouvrage.invoicing.OrderId;
import coop.ouvrage.invoicing.QuoteId;
import coop.ouvrage.transaction.WriteBehind;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of jobs, their days and steps. */
@Repository
class JobStore {

    private final JdbcClient jdbc;
    private final WriteBehind<Moved> steps = new WriteBehind<>(this::move);

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

    /** Writes what waits in the running transaction: whoever reads steps within it calls this first. */
    void written() {
        steps.write();
    }

    /** A step that has moved. */
    private record Moved(UUID job, StepState to) {}

    /** Where a step ends up in the end. */
    private void move(List<Moved> all) {
        Map<List<Object>, Moved> last = new HashMap<>();
        all.forEach(moved -> last.put(List.of(moved.job(), moved.to().step()), moved));
        List<Moved> moves = last.values().stream()
                .sorted(Comparator.comparing(Moved::job).thenComparing(moved -> moved.to().step()))
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

    void quote(JobId job, QuoteId quote) {
        link(job, "quote_id", quote.value());
    }

    void order(JobId job, OrderId order) {
        link(job, "order_id", order.value());
    }

    void contract(JobId job, ContractId contract) {
        link(job, "contract_id", contract.value());
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

    private void link(JobId job, String column, UUID value) {
        jdbc.sql("update job set " + column + " = :value where id = :job")
                .param("value", value)
                .param("job", job.value())
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
        return load("where id = :id for update", Map.of("id", id.value()), "").stream()
                .findFirst();
    }

    /**
     * The same after its contract, if it has one: whoever signs, declares or confirms locks the contract before the job is told, so
     * nobody may lock them the other way round.
     */
    Optional<Job> lockAfterContract(JobId id, Consumer<ContractId> hold) {
        find(id).map(Job::contract).ifPresent(hold);
        return lock(id);
    }

    /** Jobs whose order names costs and whose work ended between two days, without their days and steps. */
    List<Job> withCosts(LocalDate from, LocalDate to) {
        return jdbc.sql("""
                select * from job where last_day between :from and :to and costs_cents > 0 and order_id is not null
                    and dropped_on is null order by last_day, id""")
                .param("from", from)
                .param("to", to)
                .query((row, n) -> JobRow.head(row))
                .list();
    }

    /** Jobs of trial units that ended before a day, are paid to the worker and settled with the client. */
    List<Job> trialJobsOver(LocalDate before) {
        return load("""
                where last_day < :before and dropped_on is null
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

    /** Jobs that a condition of ours selects, with days and steps in one query each for all of them. */
    List<Job> load(String where, Map<String, ?> values, String order) {
        written();
        List<Job> heads = jdbc.sql("select * from job " + where + " " + order)
                .params(values)
                .query((row, n) -> JobRow.head(row))
                .list();
        if (heads.isEmpty()) {
            return heads;
        }
        UUID[] ids = heads.stream().map(j -> j.id().value()).toArray(UUID[]::new);
        Map<UUID, List<WorkDay>> days = days(ids);
        Map<UUID, List<StepState>> steps = steps(ids);
        return heads.stream()
                .map(head -> JobRow.with(
                        head,
                        days.getOrDefault(head.id().value(), List.of()),
                        steps.getOrDefault(head.id().value(), List.of())))
                .toList();
    }

    private Map<UUID, List<WorkDay>> days(UUID[] jobs) {
        return grouped(jdbc.sql("select * from job_day where job_id = any(:ids) order by job_id, day, starts")
                .param("ids", jobs)
                .query((row, n) -> Map.entry(
                        row.getObject("job_id", UUID.class),
                        new WorkDay(
                                row.getObject("day", LocalDate.class),
                                row.getObject("starts", LocalTime.class),
                                row.getObject("ends", LocalTime.class),
                                row.getInt("break_minutes"))))
                .list());
    }

    private Map<UUID, List<StepState>> steps(UUID[] jobs) {
        Map<UUID, List<StepState>> steps = grouped(jdbc.sql("select * from job_step where job_id = any(:ids)")
                .param("ids", jobs)
                .query((row, n) -> Map.entry(
                        row.getObject("job_id", UUID.class),
                        new StepState(
                                Step.valueOf(row.getString("step")),
                                StepState.State.valueOf(row.getString("state")),
                                row.getString("waits_for"),
                                row.getObject("on_day", LocalDate.class))))
                .list());
        steps.values().forEach(list -> list.sort(Comparator.comparing(StepState::step)));
        return steps;
    }

    private static <T> Map<UUID, List<T>> grouped(List<Map.Entry<UUID, T>> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toCollection(java.util.ArrayList::new))));
    }
}
