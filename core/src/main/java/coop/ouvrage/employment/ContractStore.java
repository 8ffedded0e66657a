package coop.ouvrage.employment;

import static coop.ouvrage.employment.ContractRows.at;

import coop.ouvrage.employment.spi.MinimumPay;
import coop.ouvrage.transaction.LockOnce;
import coop.ouvrage.transaction.ReadOnce;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Contracts and the versions of their days. */
@Repository
class ContractStore {

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
    private final ReadOnce<ContractId, WorkContract> known = new ReadOnce<>();
    private final LockOnce<UUID> locks = new LockOnce<>();
    private final LockOnce<UUID> workers = new LockOnce<>();

    ContractStore(JdbcClient jdbc, VersionStore versions, LongStore longs) {
        this.jdbc = jdbc;
        this.versions = versions;
        this.longs = longs;
    }

    /** Makes every other transaction that plans work of this person wait. */
    void lockWorker(UUID worker) {
        workers.take(worker, () -> lockWorkerRow(worker));
    }

    private boolean lockWorkerRow(UUID worker) {
        known.forgetAll();
        longs.readAgain(worker);
        jdbc.sql("insert into worker_lock (worker) values (:worker) on conflict do nothing")
                .param("worker", worker)
                .update();
        jdbc.sql("select worker from worker_lock where worker = :worker for update")
                .param("worker", worker)
                .query(UUID.class)
                .single();
        return true;
    }

    void insert(WorkContract contract, @Nullable UUID by, String languageSource) {
        known.forgetAll();
        MinimumPay minimum = contract.minimum();
        Workplace place = contract.post().place();
        Assignment assignment = contract.assignment();
        jdbc.sql("""
                insert into work_contract (id, entity, job_id, order_id, unit_id, holder, worker, kind, state, version,
                    hourly_rate, coefficient, gross_cents, charge_cents, minimum_hourly, minimum_rule, minimum_source,
                    minimum_mark, function, function_class, place_name, place_street, place_number, place_post_code, place_municipality,
                    place_country, joint_committee, reason, language, language_source, starts_at, ends_at, first_day,
                    last_day, instructed_by, instructed_at, regularised, long_id)
                values (:id, :entity, :job, :order, :unit, :holder, :worker, :kind, :state, :version,
                    :rate, :coefficient, :gross, :charge, :minimum, :rule, :source,
                    :mark, :function, :functionClass, :name, :street, :number, :postCode, :municipality,
                    :country, :committee, :reason, :language, :languageSource, :starts, :ends, :first,
                    :last, :by, :now, :regularised, :long)
                """)
                .param("id", contract.id().value())
                .param("entity", assignment.entity())
                .param("job", assignment.job())
                .param("order", assignment.order())
                .param("unit", assignment.unit())
                .param("holder", assignment.holder())
                .param("worker", assignment.worker())
                .param("kind", contract.kind().name())
                .param("state", contract.state().name())
                .param("version", contract.version())
                .param("rate", contract.hourlyRate())
                .param("coefficient", contract.coefficient())
                .param("gross", contract.gross().cents())
                .param("charge", contract.charge().cents())
                .param("minimum", minimum == null ? null : minimum.hourly())
                .param("rule", minimum == null ? null : minimum.rule())
                .param("source", minimum == null ? null : minimum.source())
                .param("mark", minimum == null ? null : minimum.mark())
                .param("function", contract.post().function())
                .param("functionClass", contract.post().functionClass())
                .param("name", place.name())
                .param("street", place.street())
                .param("number", place.houseNumber())
                .param("postCode", place.postCode())
                .param("municipality", place.municipality())
                .param("country", place.country())
                .param("committee", contract.post().jointCommittee())
                .param("reason", contract.post().reason())
                .param("language", contract.language())
                .param("languageSource", languageSource)
                .param("starts", at(contract.startsAt()))
                .param("ends", at(contract.endsAt()))
                .param("first", contract.firstDay())
                .param("last", contract.lastDay())
                .param("by", by)
                .param("now", at(contract.times().instructedAt()))
                .param("regularised", contract.regularised())
                .param("long", contract.term() == null ? null : contract.term().id())
                .update();
        versions.add(contract, VersionCause.AGREED, "", by, contract.times().instructedAt());
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
        known.forgetAll();
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
        ids.forEach(id -> known.forget(new ContractId(id)));
        jdbc.sql("update work_contract set state = :state where id = any(:ids)")
                .param("state", state.name())
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    void sent(ContractId id, Instant now) {
        known.forget(id);
        jdbc.sql("update work_contract set state = 'SENT', sent_at = :now where id = :id")
                .param("id", id.value())
                .param("now", at(now))
                .update();
    }

    void signedByWorker(ContractId id, Instant now) {
        known.forget(id);
        jdbc.sql("update work_contract set worker_signed_at = :now where id = :id")
                .param("id", id.value())
                .param("now", at(now))
                .update();
    }

    void signedByEntity(ContractId id, Instant now) {
        known.forget(id);
        jdbc.sql("update work_contract set state = 'SIGNED', employer_signed_at = :now where id = :id")
                .param("id", id.value())
                .param("now", at(now))
                .update();
    }

    void cancelled(ContractId id, String reason, Instant now) {
        known.forgetAll();
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
        known.forgetAll();
        jdbc.sql("""
                update work_contract m set state = 'DECLARED', sent_at = f.sent_at, worker_signed_at = f.worker_signed_at,
                    employer_signed_at = f.employer_signed_at
                from work_contract f where f.id = :first and m.id = :id
                """).param("first", first.value()).param("id", id.value()).update();
    }

    void confirmed(ContractId id, @Nullable UUID by, Instant now) {
        known.forget(id);
        jdbc.sql("""
                update work_contract set state = 'DONE', confirmed_at = :now, confirmed_by = :by where id = :id
                """)
                .param("id", id.value())
                .param("by", by)
                .param("now", at(now))
                .update();
    }

    /** Declared contracts whose first shift has begun are running from now on. */
    int start(Instant now) {
        known.forgetAll();
        return jdbc.sql("update work_contract set state = 'RUNNING' where state = 'DECLARED' and starts_at <= :now")
                .param("now", at(now))
                .update();
    }

    List<ContractVersion> versions(ContractId id) {
        return versions.of(id);
    }

    Optional<WorkContract> find(ContractId id) {
        return known.get(
                id,
                key -> contracts("c.id = :id", Map.of("id", key.value())).stream()
                        .findFirst());
    }

    Map<UUID, WorkContract> find(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : contracts("c.id = any(:ids)", Map.of("ids", ids.toArray(UUID[]::new))).stream()
                        .collect(Collectors.toMap(contract -> contract.id().value(), contract -> contract));
    }

    Optional<WorkContract> lock(ContractId id) {
        locks.take(id.value(), () -> lockRow(id));
        return find(id);
    }

    private boolean lockRow(ContractId id) {
        known.forget(id); // another transaction may change it while this one waits
        return jdbc.sql("select id from work_contract where id = :id for update")
                .param("id", id.value())
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    /** Several at once, always in the same order. */
    Map<UUID, WorkContract> lock(Collection<UUID> ids) {
        jdbc.sql("select id from work_contract where id = any(:ids) order by id for update")
                .param("ids", ids.toArray(UUID[]::new))
                .query(UUID.class)
                .list()
                .forEach(id -> locks.take(id, () -> true));
        ids.forEach(id -> known.forget(new ContractId(id)));
        return contracts("c.id = any(:ids)", Map.of("ids", ids.toArray(UUID[]::new))).stream()
                .collect(Collectors.toMap(contract -> contract.id().value(), contract -> contract));
    }

    List<WorkContract> ofJob(UUID job) {
        return contracts("c.job_id = :job", Map.of("job", job));
    }

    List<WorkContract> ofWorker(UUID worker, LocalDate from, LocalDate to) {
        return contracts(
                "c.worker = :worker and c.last_day >= :from and c.first_day <= :to",
                Map.of("worker", worker, "from", from, "to", to));
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
        return jdbc.sql("""
                select id from work_contract where state = 'SENT' and worker_signed_at is not null and starts_at > :now
                order by worker_signed_at, id""")
                .param("now", at(now))
                .query((row, n) -> new ContractId(row.getObject("id", UUID.class)))
                .list();
    }

    /** A contract is read with the days of its current version, by one statement. */
    private List<WorkContract> contracts(String where, Map<String, ?> parameters) {
        List<WorkContract> contracts = jdbc.sql(SELECT + "where " + where + " order by c.starts_at, c.id")
                .params(parameters)
                .query((row, n) -> ContractRows.contract(row))
                .list();
        contracts.forEach(contract -> known.put(contract.id(), contract));
        return contracts;
    }

    private static List<String> names(Collection<ContractState> states) {
        return states.stream().map(Enum::name).collect(Collectors.toList());
    }
}
