package coop.ouvrage.employment;

import coop.ouvrage.transaction.Foreseen;
import coop.ouvrage.transaction.ReadTogether;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Hours of students: those of the contracts of this house, and those that certificates tell of other employers. */
@Repository
class StudentHoursStore {

    /** Of one contract c: read from its own days, never from everybody's days of the year. */
    private static final String HOURS = """
            select extract(year from d.day)::int as year, sum(ceil(d.minutes / 60.0)) as hours from contract_day d
            where d.contract_id = c.id and d.version = c.version and d.day between :first and :last group by 1""";

    private final JdbcClient jdbc;
    private final ContractWriter writer;
    private final ReadTogether<Map<Integer, Integer>> ofContracts =
            new ReadTogether<>(Foreseen.Kind.WORKER, workers -> Map.of());
    private final ReadTogether<Map<Integer, Integer>> ofCertificates =
            new ReadTogether<>(Foreseen.Kind.WORKER, this::readElsewhere);

    StudentHoursStore(JdbcClient jdbc, ContractWriter contracts) {
        this.jdbc = jdbc;
        this.writer = contracts;
    }

    /** Hours of all contracts of a student in a year. */
    int here(UUID worker, int year) {
        Map<Integer, Integer> years =
                ofContracts.get(worker, workers -> readHere(workers, year)).orElseThrow();
        if (!years.containsKey(year)) {
            ofContracts.forget(worker);
            years = readHere(new UUID[] {worker}, year).getOrDefault(worker, Map.of());
        }
        return years.getOrDefault(year, 0);
    }

    /** Contracts may have come, gone or changed. */
    void readAgain() {
        ofContracts.forgetAll();
    }

    /** A contract of this worker has come. */
    void readAgain(UUID worker) {
        ofContracts.forget(worker);
    }

    /** Of each worker the hours by year: of the one asked for and those beside it, that others may ask for. */
    private Map<UUID, Map<Integer, Integer>> readHere(UUID[] workers, int year) {
        writer.written();
        Map<UUID, Map<Integer, Integer>> hours = new HashMap<>();
        for (UUID worker : workers) {
            hours.put(worker, new HashMap<>(Map.of(year - 1, 0, year, 0, year + 1, 0)));
        }
        jdbc.sql("""
                select c.worker, h.year, sum(h.hours)::int from work_contract c
                cross join lateral (%s) h
                where c.worker = any(:workers) and c.kind = 'STUDENT' and c.state <> 'CANCELLED'
                    and c.last_day >= :first and c.first_day <= :last group by 1, 2""".formatted(HOURS))
                .param("workers", workers)
                .param("first", LocalDate.of(year - 1, 1, 1))
                .param("last", LocalDate.of(year + 1, 12, 31))
                .query(row -> {
                    Objects.requireNonNull(hours.get(row.getObject(1, UUID.class)))
                            .put(row.getInt(2), row.getInt(3));
                });
        return hours;
    }

    /** Hours used before contracts, each by year. */
    record Hours(Map<Map.Entry<UUID, Integer>, Integer> ofContracts, Map<Map.Entry<UUID, Integer>, Integer> ofWorkers) {

        /** Of contracts that were asked for before this one. */
        int here(UUID contract, int year) {
            return ofContracts.getOrDefault(Map.entry(contract, year), 0);
        }

        int elsewhere(UUID worker, int year) {
            return ofWorkers.getOrDefault(Map.entry(worker, year), 0);
        }
    }

    Hours hoursBefore(Collection<WorkContract> contracts) {
        writer.written();
        Map<Map.Entry<UUID, Integer>, Integer> here = new HashMap<>();
        UUID[] workers =
                contracts.stream().map(c -> c.assignment().worker()).distinct().toArray(UUID[]::new);
        // The days of each contract are added up once, however many contracts come after it.
        jdbc.sql("""
                with own as materialized (
                    select c.id, c.worker, c.instructed_at, h.year, h.hours from work_contract c cross join lateral (%s) h
                    where c.worker = any(:workers) and c.kind = 'STUDENT' and c.state <> 'CANCELLED'
                        and c.last_day >= :first and c.first_day <= :last)
                select x.id, c.year, sum(c.hours)::int from work_contract x
                join own c on c.worker = x.worker and (c.instructed_at, c.id) < (x.instructed_at, x.id)
                where x.id = any(:contracts) group by 1, 2""".formatted(HOURS))
                .param("workers", workers)
                .param("contracts", contracts.stream().map(c -> c.id().value()).toArray(UUID[]::new))
                .param("first", year(contracts, WorkContract::firstDay, Math::min, 1, 1))
                .param("last", year(contracts, WorkContract::lastDay, Math::max, 12, 31))
                .query(row -> {
                    here.put(Map.entry(row.getObject(1, UUID.class), row.getInt(2)), row.getInt(3));
                });
        Map<Map.Entry<UUID, Integer>, Integer> elsewhere = new HashMap<>();
        jdbc.sql("select worker, year, hours from student_hours where worker = any(:workers)")
                .param("workers", workers)
                .query(row -> {
                    elsewhere.put(Map.entry(row.getObject(1, UUID.class), row.getInt(2)), row.getInt(3));
                });
        return new Hours(here, elsewhere);
    }

    private static LocalDate year(
            Collection<WorkContract> contracts,
            Function<WorkContract, LocalDate> day,
            IntBinaryOperator which,
            int month,
            int dayOfMonth) {
        int year = contracts.stream()
                .mapToInt(contract -> day.apply(contract).getYear())
                .reduce(which)
                .orElse(2020);
        return LocalDate.of(year, month, dayOfMonth);
    }

    void certificate(UUID worker, int year, int hours, LocalDate asOf) {
        ofCertificates.forgetAll();
        jdbc.sql("""
                insert into student_hours (worker, year, hours, as_of) values (:worker, :year, :hours, :asOf)
                on conflict (worker, year) do update set hours = excluded.hours, as_of = excluded.as_of
                where student_hours.as_of <= excluded.as_of
                """)
                .param("worker", worker)
                .param("year", year)
                .param("hours", hours)
                .param("asOf", asOf)
                .update();
    }

    int elsewhere(UUID worker, int year) {
        return ofCertificates.get(worker).orElse(Map.of()).getOrDefault(year, 0);
    }

    private Map<UUID, Map<Integer, Integer>> readElsewhere(UUID[] workers) {
        Map<UUID, Map<Integer, Integer>> hours = new HashMap<>();
        jdbc.sql("select worker, year, hours from student_hours where worker = any(:workers)")
                .param("workers", workers)
                .query(row -> {
                    hours.computeIfAbsent(row.getObject(1, UUID.class), worker -> new HashMap<>())
                            .put(row.getInt(2), row.getInt(3));
                });
        return hours;
    }
}
