package coop.ouvrage.employment;

import static coop.ouvrage.employment.ContractRows.at;

import coop.ouvrage.transaction.Foreseen.Kind;
import coop.ouvrage.transaction.LockTogether;
import coop.ouvrage.transaction.ReadTogether;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Contracts and the versions of their days. */
@Repository
class ContractStore {

    private static final int AROUND = 31; // days

    private static final String SELECT = """
            select c.*, array(select concat_ws(' ', d.day, d.start_time, d.end_time, d.break_minutes, d.minutes, d.paid_minutes)
                    from contract_day d where d.contract_id = c.id and d.version = c.version order by d.nr) as days,
                l.first_contract as long_first, l.starts_on as long_starts, l.ends_on as long_ends,
                l.law_hours / l.full_hours as long_factor, l.untaken_cents as long_untaken,
                case when l.last_contract = c.id then (select sum(m.gross_cents) from work_contract m
                    where m.long_id = l.id and m.state <> 'CANCELLED'
                        and date_trunc('year', m.last_day) = date_trunc('year', c.last_day)) end::bigint as long_earned
            from work_contract c left join long_contract l on l.id = c.long_id
            """;

    private final JdbcClient jdbc;
    private final VersionStore versions;
    private final LongStore longs;
    private final StudentHoursStore students;
    private final ContractWriter writer;
    private final ReadTogether<WorkContract> known = new ReadTogether<>(Kind.CONTRACT, this::read);
    private final ReadTogether<Span> ofWorkers = new ReadTogether<>(Kind.WORKER, workers -> Map.of());
    private final ReadTogether<List<ContractId>> ofJobs = new ReadTogether<>(Kind.JOB, this::readOfJobs);
    private final LockTogether locks = new LockTogether(Kind.CONTRACT, this::readAgain, this::lockRows);
    private final LockTogether workers = new LockTogether(Kind.WORKER, this::planAgain, this::lockWorkerRows);

    ContractStore(
            JdbcClient jdbc,
            VersionStore versions,
            LongStore longs,
            StudentHoursStore students,
            ContractWriter writer) {
        this.jdbc = jdbc;
        this.versions = versions;
        this.longs = longs;
        this.students = students;
        this.writer = writer;
    }

    /** Contracts of one worker that touch a span of days. */
    private record Span(LocalDate from, LocalDate to, List<ContractId> contracts) {

        Span with(ContractId more) {
            return new Span(from, to, and(contracts, List.of(more)));
        }

        boolean covers(LocalDate first, LocalDate last) {
            return !first.isBefore(from) && !last.isAfter(to);
        }
    }

    /** Writes what waits in the running transaction: whoever reads or ties rows to contracts within it calls this first. */
    void written() {
        writer.written();
    }

    private void forgetAll() {
        known.forgetAll();
        ofWorkers.forgetAll();
        ofJobs.forgetAll();
        students.readAgain();
    }

    private void readAgain(Collection<UUID> ids) {
        known.readAgain(ids);
    }

    /** Makes every other transaction that plans work of this person wait. */
    void lockWorker(UUID worker) {
        workers.take(worker);
    }

    private void planAgain(Collection<UUID> waitedFor) {
        known.forgetAll();
        students.readAgain();
        ofWorkers.readAgain(waitedFor);
        longs.readAgain(waitedFor);
    }

    private Collection<UUID> lockWorkerRows(UUID[] wanted) {
        jdbc.sql("insert into worker_lock (worker) select w from unnest(:workers) w order by w on conflict do nothing")
                .param("workers", wanted)
                .update();
        return jdbc.sql("select worker from worker_lock where worker = any(:workers) order by worker for update")
                .param("workers", wanted)
                .query(UUID.class)
                .list();
    }

    void insert(WorkContract made, @Nullable UUID by, String languageSource) {
        WorkContract contract = ContractWriter.asStored(made);
        writer.insert(contract, by, languageSource);
        students.readAgain(contract.assignment().worker());
        Assignment assignment = contract.assignment();
        if (contract.term() != null) {
            forgetAll(); // what it says of its lasting contract is read from there
            return;
        }
        known.put(contract.id().value(), contract);
        locks.holds(List.of(contract.id().value()));
        ofWorkers.change(assignment.worker(), span -> span.with(contract.id()));
        ofJobs.merge(assignment.job(), List.of(contract.id()), ContractStore::and);
    }

    private static List<ContractId> and(List<ContractId> some, List<ContractId> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** Writes another version of days and pay and makes it the current one. */
    WorkContract revise(
            WorkContract contract,
            ContractPrice price,
            VersionCause cause,
            String reason,
            @Nullable UUID by,
            Instant now) {
        ContractId id = contract.id();
        forgetAll();
        writer.written();
        jdbc.sql("""
                update work_contract set version = version + 1, gross_cents = :gross, charge_cents = :charge,
                    starts_at = :starts, ends_at = :ends, first_day = :first, last_day = :last
                where id = :id
                """)
                .param("id", id.value())
                .param("gross", price.gross().cents())
                .param("charge", price.charge().cents())
                .param("starts", at(price.days().getFirst().day().startsAt()))
                .param("ends", at(price.days().getLast().day().endsAt()))
                .param("first", price.days().getFirst().date())
                .param("last", price.days().getLast().date())
                .update();
        versions.add(id, contract.version() + 1, price.days(), price.gross(), price.charge(), cause, reason, by, now);
        return find(id).orElseThrow();
    }

    void state(ContractId id, ContractState state) {
        state(List.of(id.value()), state);
    }

    void state(Collection<UUID> ids, ContractState state) {
        ids.forEach(known::forget);
        writer.written();
        jdbc.sql("update work_contract set state = :state where id = any(:ids)")
                .param("state", state.name())
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    void sent(ContractId id, Instant at) {
        mark(id, ContractWriter.Mark.sent(id, at));
    }

    void signedByWorker(ContractId id, Instant at) {
        mark(id, ContractWriter.Mark.signedByWorker(id, at));
    }

    void signedByEntity(ContractId id, Instant at) {
        mark(id, ContractWriter.Mark.signedByEntity(id, at));
    }

    private void mark(ContractId id, ContractWriter.Mark mark) {
        writer.mark(mark);
        known.change(id.value(), mark::on);
    }

    void cancelled(ContractId id, String reason, Instant now) {
        forgetAll();
        writer.written();
        jdbc.sql("""
                update work_contract set state = 'CANCELLED', cancelled_at = :now, cancel_reason = :reason where id = :id
                """)
                .param("id", id.value())
                .param("reason", reason)
                .param("now", at(now))
                .update();
    }

    /** A month that follows the first: it stands on the signatures and the declaration of that one. */
    void continues(ContractId id, ContractId first) {
        forgetAll();
        writer.written();
        jdbc.sql("""
                update work_contract m set state = 'DECLARED', sent_at = f.sent_at, worker_signed_at = f.worker_signed_at,
                    employer_signed_at = f.employer_signed_at
                from work_contract f where f.id = :first and m.id = :id
                """).param("first", first.value()).param("id", id.value()).update();
    }

    void confirmed(ContractId id, @Nullable UUID by, Instant now) {
        mark(id, ContractWriter.Mark.confirmed(id, by, now));
    }

    /** Declared contracts whose first shift has begun are running from now on. */
    int start(Instant now) {
        forgetAll();
        writer.written();
        return jdbc.sql("update work_contract set state = 'RUNNING' where state = 'DECLARED' and starts_at <= :now")
                .param("now", at(now))
                .update();
    }

    List<ContractVersion> versions(ContractId id) {
        return versions.of(id);
    }

    List<PaidDay> days(ContractId id, int version) {
        return versions.days(id, version);
    }

    Optional<WorkContract> find(ContractId id) {
        return known.get(id.value());
    }

    private Map<UUID, WorkContract> read(UUID[] ids) {
        return byId(contracts("c.id = any(:ids)", Map.of("ids", ids)));
    }

    private static Map<UUID, WorkContract> byId(List<WorkContract> contracts) {
        return contracts.stream()
                .collect(Collectors.toMap(contract -> contract.id().value(), contract -> contract));
    }

    Map<UUID, WorkContract> find(Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of() : read(ids.toArray(UUID[]::new));
    }

    Optional<WorkContract> lock(ContractId id) {
        locks.take(id.value());
        return find(id);
    }

    /** Several at once, always in the same order. */
    Map<UUID, WorkContract> lock(Collection<UUID> ids) {
        locks.holds(lockRows(ids.toArray(UUID[]::new)));
        known.readAgain(ids);
        return find(ids);
    }

    private Collection<UUID> lockRows(UUID[] ids) {
        writer.written();
        return jdbc.sql("select id from work_contract where id = any(:ids) order by id for update")
                .param("ids", ids)
                .query(UUID.class)
                .list();
    }

    List<WorkContract> ofJob(UUID job) {
        return all(ofJobs.get(job).orElse(List.of()));
    }

    private Map<UUID, List<ContractId>> readOfJobs(UUID[] jobs) {
        return contracts("c.job_id = any(:jobs)", Map.of("jobs", jobs)).stream()
                .collect(Collectors.groupingBy(
                        contract -> contract.assignment().job(),
                        Collectors.mapping(WorkContract::id, Collectors.toList())));
    }

    List<WorkContract> ofWorker(UUID worker, LocalDate from, LocalDate to) {
        Span span =
                ofWorkers.get(worker, asked -> readOfWorkers(asked, from, to)).orElseThrow();
        if (!span.covers(from, to)) {
            ofWorkers.forget(worker);
            span = ofWorkers
                    .get(worker, asked -> readOfWorkers(asked, from, to))
                    .orElseThrow();
        }
        return all(span.contracts()).stream()
                .filter(contract -> !contract.lastDay().isBefore(from)
                        && !contract.firstDay().isAfter(to))
                .toList();
    }

    /** Others are asked for with days of their own, most often not far from these. */
    private Map<UUID, Span> readOfWorkers(UUID[] asked, LocalDate first, LocalDate last) {
        int around = asked.length == 1 ? 0 : AROUND;
        LocalDate from = first.minusDays(around);
        LocalDate to = last.plusDays(around);
        Map<UUID, List<ContractId>> found = contracts(
                        "c.worker = any(:workers) and c.last_day >= :from and c.first_day <= :to",
                        Map.of("workers", asked, "from", from, "to", to))
                .stream()
                .collect(Collectors.groupingBy(
                        contract -> contract.assignment().worker(),
                        Collectors.mapping(WorkContract::id, Collectors.toList())));
        return Arrays.stream(asked)
                .collect(Collectors.toMap(
                        worker -> worker, worker -> new Span(from, to, found.getOrDefault(worker, List.of()))));
    }

    /** In the order of their start, as the database gives them. */
    private List<WorkContract> all(List<ContractId> ids) {
        return ids.stream()
                .map(id -> find(id).orElseThrow())
                .sorted(Comparator.comparing(WorkContract::startsAt)
                        .thenComparing(contract -> contract.id().value().toString()))
                .toList();
    }

    List<WorkContract> ofUnit(UUID unit, LocalDate from, LocalDate to) {
        return contracts(
                "c.unit_id = :unit and c.last_day >= :from and c.first_day <= :to",
                Map.of("unit", unit, "from", from, "to", to));
    }

    /** Contracts in these states whose last day lies in a span. */
    List<WorkContract> endedBetween(LocalDate from, LocalDate to, Collection<ContractState> states) {
        return contracts(
                "c.last_day between :from and :to and c.state in (:states)",
                Map.of("from", from, "to", to, "states", names(states)));
    }

    /** Signed contracts whose declaration is not accepted and that start before a moment. */
    List<WorkContract> undeclared(Instant startingBefore) {
        return contracts(
                "c.state in ('SIGNED', 'REFUSED') and c.starts_at <= :before",
                Map.of("before", java.util.Objects.requireNonNull(at(startingBefore))));
    }

    /** Contracts that their workers have signed, the entity has not, and that start later. */
    List<ContractId> waitingForEntity(Instant now) {
        writer.written();
        return jdbc.sql("""
                select id from work_contract where state = 'SENT' and worker_signed_at is not null and starts_at > :now
                order by worker_signed_at, id""")
                .param("now", at(now))
                .query((row, n) -> new ContractId(row.getObject("id", UUID.class)))
                .list();
    }

    /** A contract is read with the days of its current version, by one statement. */
    private List<WorkContract> contracts(String where, Map<String, ?> parameters) {
        writer.written();
        List<WorkContract> contracts = jdbc.sql(SELECT + "where " + where + " order by c.starts_at, c.id")
                .params(parameters)
                .query((row, n) -> ContractRows.contract(row))
                .list();
        contracts.forEach(contract -> known.put(contract.id().value(), contract));
        return contracts;
    }

    private static List<String> names(Collection<ContractState> states) {
        return states.stream().map(Enum::name).collect(Collectors.toList());
    }
}
