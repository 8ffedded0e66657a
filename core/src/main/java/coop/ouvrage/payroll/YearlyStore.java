package coop.ouvrage.payroll;

import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.MonthSoFar;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of what was paid for a year beside wages, and the payslips that it is found by. */
@Repository
class YearlyStore {

    private final JdbcClient jdbc;

    YearlyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Where to look.
     *
     * @param shortest days that a contract spans at least; a shorter one never owes anything
     * @param inServiceOn day on which a contract that is no lasting one must not have ended
     */
    record Search(String entity, Pays pays, int year, int earnedIn, int shortest, LocalDate inServiceOn) {}

    /**
     * What a contract earned in a year; the months of a lasting contract are one, named by its first.
     *
     * @param last null when it is open-ended
     * @param lasting its departure holiday pay is only for the calendar year in which it ends
     */
    record Earned(LocalDate first, @Nullable LocalDate last, boolean lasting, SortedMap<YearMonth, Money> months) {}

    /** Gross wages by contract and month of the year that earns it, of contracts long enough or paid before. */
    Map<UUID, Earned> earned(Search search) {
        Map<UUID, Earned> earned = new HashMap<>();
        jdbc.sql("""
                select e.contract, e.first_day, e.last_day, e.lasting, p.month, sum(p.gross_cents) as gross
                from payslip p join lateral (
                    select coalesce(l.first_contract, c.id) as contract, l.id is not null as lasting,
                        coalesce(l.starts_on, c.first_day) as first_day,
                        case when l.id is null then c.last_day else l.ends_on end as last_day
                    from work_contract c left join long_contract l on l.id = c.long_id where c.id = p.contract_id) e on true
                where p.entity = :entity and p.pays = 'WAGE' and p.month between :first and :last
                    and (coalesce(e.last_day, 'infinity') >= e.first_day + :shortest
                            and coalesce(e.last_day, 'infinity') >= case when e.lasting then :begins else :service end
                        or exists (select from yearly_pay y
                            where y.contract_id = e.contract and y.pays = :pays and y.year = :year))
                group by e.contract, e.first_day, e.last_day, e.lasting, p.month having sum(p.gross_cents) <> 0""")
                .param("entity", search.entity())
                .param("first", LocalDate.of(search.earnedIn(), 1, 1))
                .param("last", LocalDate.of(search.earnedIn(), 12, 31))
                .param("shortest", search.shortest())
                .param("service", search.inServiceOn())
                .param("begins", LocalDate.of(search.year(), 1, 1))
                .param("pays", search.pays().name())
                .param("year", search.year())
                .query(row -> {
                    earned.computeIfAbsent(row.getObject("contract", UUID.class), k -> earned(row))
                            .months()
                            .put(
                                    YearMonth.from(row.getObject("month", LocalDate.class)),
                                    Money.ofCents(row.getLong("gross")));
                });
        return earned;
    }

    private static Earned earned(ResultSet row) {
        try {
            return new Earned(
                    row.getObject("first_day", LocalDate.class),
                    row.getObject("last_day", LocalDate.class),
                    row.getBoolean("lasting"),
                    new TreeMap<>());
        } catch (SQLException e) {
            throw new IllegalStateException("a contract cannot be read", e);
        }
    }

    /** What the months of work of some workers counted, from {@code first} to before {@code end}. */
    Map<UUID, List<MonthSoFar>> months(String entity, Collection<UUID> workers, LocalDate first, LocalDate end) {
        Map<UUID, Map<LocalDate, MonthSoFar>> months = new HashMap<>();
        jdbc.sql("""
                select worker, month, month_share from payslip
                where entity = :entity and worker = any(:workers) and pays = 'WAGE' and month >= :first and month < :end""")
                .param("entity", entity)
                .param("workers", workers.toArray(UUID[]::new))
                .param("first", first)
                .param("end", end)
                .query(row -> {
                    months.computeIfAbsent(row.getObject("worker", UUID.class), k -> new TreeMap<>())
                            .merge(
                                    row.getObject("month", LocalDate.class),
                                    PayJson.month(row.getString("month_share")),
                                    MonthSoFar::plus);
                });
        Map<UUID, List<MonthSoFar>> all = new HashMap<>();
        months.forEach((worker, ofWorker) -> all.put(worker, List.copyOf(ofWorker.values())));
        return all;
    }

    /**
     * What was paid already for a year.
     *
     * @param month in which its payslips stand
     */
    record Paid(LocalDate month, int payslips, Totals totals) {}

    Map<UUID, Paid> paid(Collection<UUID> contracts, Pays pays, int year) {
        Map<UUID, Paid> paid = new HashMap<>();
        jdbc.sql("""
                select y.contract_id, y.month, count(*) as payslips, sum(p.gross_cents) as gross_cents,
                    sum(p.social_cents) as social_cents, sum(p.tax_cents) as tax_cents, sum(p.net_cents) as net_cents,
                    sum(p.contributions_cents) as contributions_cents, sum(p.fund_cents) as fund_cents, sum(p.holiday_cents) as holiday_cents,
                    sum(p.charge_cents) as charge_cents
                from yearly_pay y join payslip p on p.contract_id = y.contract_id and p.pays = y.pays and p.month = y.month
                where y.contract_id = any(:contracts) and y.pays = :pays and y.year = :year
                group by y.contract_id, y.month""")
                .param("contracts", contracts.toArray(UUID[]::new))
                .param("pays", pays.name())
                .param("year", year)
                .query(row -> {
                    paid.put(
                            row.getObject("contract_id", UUID.class),
                            new Paid(
                                    row.getObject("month", LocalDate.class),
                                    row.getInt("payslips"),
                                    PayslipStore.totals(row)));
                });
        return paid;
    }

    /** Contracts that were paid the same for another year in that month: their payslips could not be told apart. */
    List<UUID> otherYear(Collection<UUID> contracts, Pays pays, int year, LocalDate month) {
        return jdbc.sql("""
                select contract_id from yearly_pay
                where contract_id = any(:contracts) and pays = :pays and month = :month and year <> :year""")
                .param("contracts", contracts.toArray(UUID[]::new))
                .param("pays", pays.name())
                .param("month", month)
                .param("year", year)
                .query(UUID.class)
                .list();
    }

    /** Notes what is paid: once per contract, kind and year, whatever happens at the same time. */
    void note(List<Calculated> calculated, int year, Map<UUID, Money> basis) {
        jdbc.sql("""
                insert into yearly_pay (contract_id, pays, year, entity, worker, month, basis_cents)
                select contract_id, pays, :year, entity, worker, month, basis
                from unnest(:contracts, :pays, :entities, :workers, :months::date[], :basis)
                    as n (contract_id, pays, entity, worker, month, basis)
                on conflict (contract_id, pays, year) do update set basis_cents = excluded.basis_cents""")
                .param("year", year)
                .param(
                        "contracts",
                        calculated.stream()
                                .map(c -> c.payslip().contract().value())
                                .toArray(UUID[]::new))
                .param(
                        "pays",
                        calculated.stream().map(c -> c.payslip().pays().name()).toArray(String[]::new))
                .param(
                        "entities",
                        calculated.stream().map(c -> c.payslip().entity()).toArray(String[]::new))
                .param(
                        "workers",
                        calculated.stream().map(c -> c.payslip().worker()).toArray(UUID[]::new))
                .param(
                        "months",
                        calculated.stream()
                                .map(c -> c.payslip().month().toString())
                                .toArray(String[]::new))
                .param(
                        "basis",
                        calculated.stream()
                                .map(c -> basis.getOrDefault(
                                                c.payslip().contract().value(), Money.ZERO)
                                        .cents())
                                .toArray(Long[]::new))
                .update();
    }

    /** The gross of each contract on which double holiday pay was paid while it ran; a lasting one leaves with the pay of its last year only. */
    Map<UUID, Money> doublePaid(Collection<UUID> contracts) {
        Map<UUID, Money> paid = new HashMap<>();
        jdbc.sql("""
                select contract_id, sum(basis_cents) as basis from yearly_pay
                where pays = 'DOUBLE_HOLIDAY_PAY' and contract_id = any(:contracts)
                    and not exists (select from work_contract c where c.id = contract_id and c.long_id is not null)
                group by contract_id""").param("contracts", contracts.toArray(UUID[]::new)).query(row -> {
            paid.put(row.getObject("contract_id", UUID.class), Money.ofCents(row.getLong("basis")));
        });
        return paid;
    }

    /** Contracts whose departure holiday pay was calculated. */
    List<UUID> left(Collection<UUID> contracts) {
        return jdbc.sql(
                        "select distinct contract_id from payslip where contract_id = any(:contracts) and pays = 'DEPARTURE'")
                .param("contracts", contracts.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    /** The contract under which a year of that work was paid, if one was. */
    Optional<UUID> paidFor(UUID contract) {
        return jdbc.sql("""
                select distinct y.contract_id from yearly_pay y
                where y.contract_id = (select coalesce(l.first_contract, c.id) from work_contract c
                    left join long_contract l on l.id = c.long_id where c.id = :contract)""").param("contract", contract).query(UUID.class).optional();
    }
}
