package coop.ouvrage.jobs;

import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.Workplace;
import coop.ouvrage.invoicing.OrderId;
import coop.ouvrage.invoicing.QuoteId;
import coop.ouvrage.transaction.Rows;
import coop.ouvrage.transaction.WriteBehind;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes what a transaction does to jobs: one statement for each kind of change, however many jobs it makes or moves. */
@Repository
class JobWriter {

    private final JdbcClient jdbc;
    private final WriteBehind<Made> made = new WriteBehind<>(this::write, "job", "job_day", "job_step");
    private final WriteBehind<Moved> steps = new WriteBehind<>(this::move, "job_step");
    private final WriteBehind<Linked> links = new WriteBehind<>(this::link, "job");
    private final WriteBehind<CostsClosed> closed = new WriteBehind<>(this::close, "job");

    JobWriter(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes what waits in the running transaction, before jobs or their steps are read within it. */
    void written() {
        made.write();
        links.write();
        steps.write();
    }

    void insert(Job job, @Nullable String formKey, @Nullable UUID madeBy) {
        made.add(new Made(job, formKey, madeBy));
    }

    private void write(List<Made> all) {
        Rows.insert(jdbc, "job", all.stream().map(Made::row).toList());
        Rows.insert(jdbc, "job_day", all.stream().flatMap(Made::days).toList());
        Rows.insert(jdbc, "job_step", all.stream().flatMap(Made::steps).toList());
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

    /** The same step of these jobs. */
    void move(Collection<UUID> jobs, StepState to) {
        steps.addAll(jobs.stream().map(job -> new Moved(job, to)).toList());
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

    private static <T> @Nullable String[] texts(List<T> values, Function<T, @Nullable Object> part) {
        return values.stream()
                .map(part)
                .map(value -> value == null ? null : value.toString())
                .toArray(String[]::new);
    }
}
