package coop.ouvrage.payroll;

import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.transaction.WriteBehind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of wages that fall due. */
@Repository
class DueStore {

    private final JdbcClient jdbc;
    private final WriteBehind<Due> added = new WriteBehind<>(this::insert, "pay_due");

    DueStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Nobody prepares wages meanwhile: payslips of a month build on each other. */
    void lock() {
        advisory("pg_advisory_xact_lock(hashtext('payroll.prepare'))");
    }

    /** Others may prepare at the same time, of whom each {@link #claim claims} what it calculates; nobody {@link #lock locks} meanwhile. */
    void share() {
        advisory("pg_advisory_xact_lock_shared(hashtext('payroll.prepare'))");
    }

    /** One at a time looks at wages that waited for an account. */
    void lockWaiting() {
        advisory("pg_advisory_xact_lock(hashtext('payroll.waiting'))");
    }

    private void advisory(String lock) {
        jdbc.sql("select " + lock).query((row, n) -> 0).single();
    }

    /** Adds a wage; one that was calculated already is to be looked at again. */
    void add(Due due) {
        added.add(due);
    }

    /** Of one wage the last addition counts; in one order, so that two transactions do not wait for each other. */
    private void insert(List<Due> all) {
        Map<List<Object>, Due> last = new LinkedHashMap<>();
        all.forEach(due -> last.put(List.of(due.contract(), due.month()), due));
        List<Due> dues = last.values().stream()
                .sorted(Comparator.comparing(Due::contract).thenComparing(Due::month))
                .toList();
        jdbc.sql("""
                insert into pay_due (contract_id, month, entity, worker, last_day, credited_on, executed_on, release_before)
                select * from unnest(:contracts::uuid[], :months::date[], :entities::text[], :workers::uuid[], :lastDays::date[],
                    :credited::date[], :executed::date[], :released::date[])
                on conflict (contract_id, month) do update set settled = false, last_day = excluded.last_day,
                    credited_on = excluded.credited_on, executed_on = excluded.executed_on,
                    release_before = excluded.release_before""")
                .param("contracts", dues.stream().map(Due::contract).toArray(UUID[]::new))
                .param("months", days(dues, Due::firstOfMonth))
                .param("entities", dues.stream().map(Due::entity).toArray(String[]::new))
                .param("workers", dues.stream().map(Due::worker).toArray(UUID[]::new))
                .param("lastDays", days(dues, Due::lastDay))
                .param("credited", days(dues, due -> due.payDay().creditedOn()))
                .param("executed", days(dues, due -> due.payDay().executedOn()))
                .param("released", days(dues, due -> due.payDay().releaseBefore()))
                .update();
    }

    private static String[] days(List<Due> dues, Function<Due, LocalDate> day) {
        return dues.stream().map(due -> day.apply(due).toString()).toArray(String[]::new);
    }

    /** Months of a contract that were ever due. */
    List<YearMonth> months(UUID contract) {
        return jdbc.sql("select month from pay_due where contract_id = :contract order by month")
                .param("contract", contract)
                .query((row, n) -> YearMonth.from(row.getObject("month", LocalDate.class)))
                .list();
    }

    /** A wage to be calculated, by its key. */
    record Key(UUID worker, UUID contract, LocalDate month) {}

    /** Wages to be calculated whose batch must be released by {@code horizon}: those of one worker stand together. */
    List<Key> open(LocalDate horizon) {
        return jdbc.sql("""
                select worker, contract_id, month from pay_due where not settled and release_before <= :horizon
                order by min(last_day) over (partition by worker), min(contract_id::text) over (partition by worker), worker""")
                .param("horizon", horizon)
                .query((row, n) -> new Key(
                        row.getObject("worker", UUID.class),
                        row.getObject("contract_id", UUID.class),
                        row.getObject("month", LocalDate.class)))
                .list();
    }

    /**
     * Those of these wages that are still to be calculated, in the order of the work; a correction of one waits until the transaction
     * ends, and has it looked at again.
     */
    List<Due> lock(List<Key> keys) {
        return open(keys, "for update of d");
    }

    /** As {@link #lock(List)}, without the workers of whom somebody else is calculating a wage at this moment. */
    List<Due> claim(List<Key> keys) {
        List<Due> claimed = open(keys, "for update of d skip locked");
        if (claimed.size() == keys.size()) {
            return claimed;
        }
        Set<Key> taken = claimed.stream().map(Due::key).collect(Collectors.toSet());
        Set<UUID> elsewhere = open(keys, "").stream()
                .filter(due -> !taken.contains(due.key()))
                .map(Due::worker)
                .collect(Collectors.toSet());
        return claimed.stream().filter(due -> !elsewhere.contains(due.worker())).toList();
    }

    private List<Due> open(List<Key> keys, String lock) {
        return jdbc.sql("""
                select d.* from unnest(:contracts, :months::date[]) as k (contract, month)
                    join pay_due d on d.contract_id = k.contract and d.month = k.month
                where not d.settled order by d.last_day, d.contract_id, d.month\s""" + lock)
                .param("contracts", keys.stream().map(Key::contract).toArray(UUID[]::new))
                .param(
                        "months",
                        keys.stream().map(key -> key.month().toString()).toArray(String[]::new))
                .query((row, n) -> due(row))
                .list();
    }

    void settled(List<Due> dues) {
        jdbc.sql("""
                update pay_due d set settled = true, parked_code = null, parked_values = null, parked_at = null
                from unnest(:contracts, :months::date[]) as s (contract, month)
                where d.contract_id = s.contract and d.month = s.month""")
                .param("contracts", dues.stream().map(Due::contract).toArray(UUID[]::new))
                .param(
                        "months",
                        dues.stream().map(due -> due.firstOfMonth().toString()).toArray(String[]::new))
                .update();
    }

    void parked(Due due, Refusal why, Instant at) {
        Map<String, String> values = new TreeMap<>();
        why.arguments().forEach((name, value) -> values.put(name, String.valueOf(value)));
        jdbc.sql("""
                update pay_due set parked_code = :code, parked_values = cast(:values as jsonb), parked_at = :at
                where contract_id = :contract and month = :month""")
                .param("code", why.code())
                .param("values", PayJson.write(values))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("contract", due.contract())
                .param("month", due.firstOfMonth())
                .update();
    }

    int toCalculate(LocalDate horizon) {
        return jdbc.sql("""
                select count(*) from pay_due where not settled and release_before <= :horizon and parked_code is null""").param("horizon", horizon).query(Integer.class).single();
    }

    List<ParkedWage> parked() {
        return jdbc.sql("select * from pay_due where parked_code is not null and not settled order by release_before")
                .query((row, n) -> new ParkedWage(
                        due(row), row.getString("parked_code"), PayJson.values(row.getString("parked_values"))))
                .list();
    }

    private static Due due(ResultSet row) throws SQLException {
        return new Due(
                row.getObject("contract_id", UUID.class),
                YearMonth.from(row.getObject("month", LocalDate.class)),
                row.getString("entity"),
                row.getObject("worker", UUID.class),
                row.getObject("last_day", LocalDate.class),
                new PayDay(
                        row.getObject("credited_on", LocalDate.class),
                        row.getObject("executed_on", LocalDate.class),
                        row.getObject("release_before", LocalDate.class)),
                row.getString("parked_code") != null);
    }
}
