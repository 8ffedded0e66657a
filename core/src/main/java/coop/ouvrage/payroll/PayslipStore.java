package coop.ouvrage.payroll;

import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.MonthSoFar;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of payslips. A payslip is never changed: a correction is another one beside it. */
@Repository
class PayslipStore {

    private final JdbcClient jdbc;

    PayslipStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the payslips of a month say together. */
    record Month(int payslips, Money gross, MonthSoFar soFar) {}

    /** All payslips of a worker with an entity for work of the month in which {@code day} lies. */
    Month month(UUID worker, String entity, LocalDate day) {
        return jdbc
                .sql("""
                select gross_cents, month_share from payslip
                where worker = :worker and entity = :entity and month = :month""")
                .param("worker", worker)
                .param("entity", entity)
                .param("month", day.withDayOfMonth(1))
                .query((row, n) -> new Month(
                        1, Money.ofCents(row.getLong("gross_cents")), PayJson.month(row.getString("month_share"))))
                .list()
                .stream()
                .reduce(
                        new Month(0, Money.ZERO, MonthSoFar.NONE),
                        (a, b) -> new Month(
                                a.payslips() + b.payslips(),
                                a.gross().plus(b.gross()),
                                a.soFar().plus(b.soFar())));
    }

    /** Hours of a calendar year that count for the quota of a student, each hour begun as a full one. */
    int studentHours(UUID worker, int year) {
        return jdbc.sql("""
                select coalesce(sum(quota_hours), 0) from payslip
                where worker = :worker and kind = 'STUDENT' and month between :first and :last""")
                .param("worker", worker)
                .param("first", LocalDate.of(year, 1, 1))
                .param("last", LocalDate.of(year, 12, 31))
                .query(Integer.class)
                .single();
    }
}
