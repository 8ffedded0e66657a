package coop.ouvrage.payroll;

import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.MonthSoFar;
import coop.ouvrage.transaction.Foreseen;
import coop.ouvrage.transaction.ReadTogether;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What payslips say together: of a month, a contract, a departure, a year. Read before more is calculated. */
@Repository
class PayslipSums {

    /** What one payslip counts; without its texts, which are long. */
    private static final String COUNTS = """
            contract_id, month, hours, paid_hours, quota_hours, month_share, gross_cents, social_cents, tax_cents, net_cents,
            contributions_cents, fund_cents, holiday_cents, charge_cents""";

    private final JdbcClient jdbc;
    private final ReadTogether<Around> near = ReadTogether.ahead(Foreseen.Kind.WORKER, workers -> Map.of());

    PayslipSums(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the payslips of a month say together. */
    record Month(int payslips, Money gross, MonthSoFar soFar) {
        static final Month EMPTY = new Month(0, Money.ZERO, MonthSoFar.NONE);

        Month plus(Month other) {
            return new Month(payslips + other.payslips, gross.plus(other.gross), soFar.plus(other.soFar));
        }
    }

    /** All payslips of a worker with an entity for work of the month in which {@code day} lies. */
    Month month(UUID worker, String entity, LocalDate day) {
        YearMonth month = YearMonth.from(day);
        Around around = near.get(worker, workers -> read(workers, month)).orElseThrow();
        if (!around.covers(month)) {
            around = near.get(worker, workers -> read(workers, month)).orElseThrow(); // an answer is given once
        }
        return around.months().getOrDefault(Map.entry(entity, month), Month.EMPTY);
    }

    /** Months of one worker: with the one that was asked for, those beside it, of which others may be asked. */
    private record Around(YearMonth from, YearMonth to, Map<Map.Entry<String, YearMonth>, Month> months) {

        boolean covers(YearMonth month) {
            return !month.isBefore(from) && !month.isAfter(to);
        }
    }

    private Map<UUID, Around> read(UUID[] workers, YearMonth month) {
        int more = workers.length == 1 ? 0 : 1;
        Map<UUID, Around> found = new HashMap<>();
        for (UUID worker : workers) {
            found.put(worker, new Around(month.minusMonths(more), month.plusMonths(more), new HashMap<>()));
        }
        jdbc.sql("""
                select worker, entity, month, gross_cents, month_share from payslip
                where worker = any(:workers) and month between :from and :to and pays = 'WAGE'""")
                .param("workers", workers)
                .param("from", month.minusMonths(more).atDay(1))
                .param("to", month.plusMonths(more).atDay(1))
                .query(row -> {
                    Objects.requireNonNull(found.get(row.getObject("worker", UUID.class)))
                            .months()
                            .merge(
                                    Map.entry(
                                            row.getString("entity"),
                                            YearMonth.from(row.getObject("month", LocalDate.class))),
                                    new Month(
                                            1,
                                            Money.ofCents(row.getLong("gross_cents")),
                                            PayJson.month(row.getString("month_share"))),
                                    Month::plus);
                });
        return found;
    }

    /** What the payslips of one contract and month have counted so far. */
    record SoFar(
            int payslips, Totals totals, BigDecimal hours, BigDecimal paidHours, int quotaHours, MonthSoFar share) {
        static final SoFar NOTHING = new SoFar(0, Totals.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, 0, MonthSoFar.NONE);

        SoFar plus(SoFar other) {
            return new SoFar(
                    payslips + other.payslips,
                    totals.plus(other.totals),
                    hours.add(other.hours),
                    paidHours.add(other.paidHours),
                    quotaHours + other.quotaHours,
                    share.plus(other.share));
        }
    }

    /** What wages of these contracts counted, month by month. */
    Map<PayBasis.Part, SoFar> soFar(Collection<UUID> contracts) {
        Map<PayBasis.Part, SoFar> parts = new HashMap<>();
        jdbc.sql("select " + COUNTS + " from payslip where contract_id = any(:contracts) and pays = 'WAGE'")
                .param("contracts", contracts.toArray(UUID[]::new))
                .query(row -> {
                    YearMonth month = YearMonth.from(row.getObject("month", LocalDate.class));
                    parts.merge(
                            new PayBasis.Part(row.getObject("contract_id", UUID.class), month),
                            soFar(row),
                            SoFar::plus);
                });
        return parts;
    }

    /** What was paid at the end of these contracts. */
    Map<UUID, SoFar> departures(Collection<UUID> contracts) {
        Map<UUID, SoFar> departures = new HashMap<>();
        jdbc.sql("select " + COUNTS + " from payslip where contract_id = any(:contracts) and pays = 'DEPARTURE'")
                .param("contracts", contracts.toArray(UUID[]::new))
                .query(row -> {
                    departures.merge(row.getObject("contract_id", UUID.class), soFar(row), SoFar::plus);
                });
        return departures;
    }

    /** What the payslips of workers and entities for work of a year say together. */
    Map<PayBasis.Home, Totals> years(Collection<PayBasis.Home> homes) {
        Map<PayBasis.Home, Totals> years = new HashMap<>();
        jdbc.sql("""
                select p.worker, p.entity, h.year, sum(p.gross_cents) as gross_cents, sum(p.social_cents) as social_cents,
                    sum(p.tax_cents) as tax_cents, sum(p.net_cents) as net_cents,
                    sum(p.contributions_cents) as contributions_cents, sum(p.fund_cents) as fund_cents, sum(p.holiday_cents) as holiday_cents,
                    sum(p.charge_cents) as charge_cents
                from unnest(:workers, :entities, :years) as h (worker, entity, year)
                    join payslip p on p.worker = h.worker and p.entity = h.entity
                        and p.month between make_date(h.year, 1, 1) and make_date(h.year, 12, 31)
                group by p.worker, p.entity, h.year""")
                .param("workers", homes.stream().map(PayBasis.Home::worker).toArray(UUID[]::new))
                .param("entities", homes.stream().map(PayBasis.Home::entity).toArray(String[]::new))
                .param("years", homes.stream().map(PayBasis.Home::year).toArray(Integer[]::new))
                .query(row -> {
                    years.put(
                            new PayBasis.Home(
                                    row.getObject("worker", UUID.class), row.getString("entity"), row.getInt("year")),
                            PayslipStore.totals(row));
                });
        return years;
    }

    private static SoFar soFar(ResultSet row) throws SQLException {
        return new SoFar(
                1,
                PayslipStore.totals(row),
                row.getBigDecimal("hours"),
                row.getBigDecimal("paid_hours"),
                row.getInt("quota_hours"),
                PayJson.month(row.getString("month_share")));
    }

    /** What the payslips of the workers and months of these wages say together. */
    Map<PayBasis.Month, Month> months(Collection<Due> dues) {
        Map<PayBasis.Month, Month> months = new HashMap<>();
        jdbc.sql("""
                select p.worker, p.entity, p.month, p.gross_cents, p.month_share
                from payslip p join (select distinct * from unnest(:workers, :entities, :months::date[])) as d (worker, entity, month)
                    on p.worker = d.worker and p.entity = d.entity and p.month = d.month
                where p.pays = 'WAGE'""")
                .param("workers", dues.stream().map(Due::worker).toArray(UUID[]::new))
                .param("entities", dues.stream().map(Due::entity).toArray(String[]::new))
                .param(
                        "months",
                        dues.stream().map(due -> due.firstOfMonth().toString()).toArray(String[]::new))
                .query(row -> {
                    months.merge(
                            new PayBasis.Month(
                                    row.getObject("worker", UUID.class),
                                    row.getString("entity"),
                                    YearMonth.from(row.getObject("month", LocalDate.class))),
                            new Month(
                                    1,
                                    Money.ofCents(row.getLong("gross_cents")),
                                    PayJson.month(row.getString("month_share"))),
                            Month::plus);
                });
        return months;
    }
}
