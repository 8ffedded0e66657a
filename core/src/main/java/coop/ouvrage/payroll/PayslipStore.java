package coop.ouvrage.payroll;

import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.MonthSoFar;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
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
    record Month(int payslips, Money gross, MonthSoFar soFar) {
        static final Month EMPTY = new Month(0, Money.ZERO, MonthSoFar.NONE);

        Month plus(Month other) {
            return new Month(payslips + other.payslips, gross.plus(other.gross), soFar.plus(other.soFar));
        }
    }

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
                .reduce(Month.EMPTY, Month::plus);
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

    SoFar soFar(UUID contract, YearMonth month) {
        return jdbc
                .sql("select * from payslip where contract_id = :contract and month = :month")
                .param("contract", contract)
                .param("month", month.atDay(1))
                .query((row, n) -> new SoFar(
                        1,
                        totals(row),
                        row.getBigDecimal("hours"),
                        row.getBigDecimal("paid_hours"),
                        row.getInt("quota_hours"),
                        PayJson.month(row.getString("month_share"))))
                .list()
                .stream()
                .reduce(SoFar.NOTHING, SoFar::plus);
    }

    void insert(Calculated calculated) {
        Payslip payslip = calculated.payslip();
        Totals totals = payslip.totals();
        jdbc.sql("""
                insert into payslip (id, run_id, entity, worker, contract_id, contract_version, job_id, order_id, unit_id, kind,
                    month, nr, first_day, last_day, credited_on, hours, paid_hours, quota_hours, gross_cents, social_cents,
                    tax_cents, net_cents, contributions_cents, holiday_cents, charge_cents, month_share, data, language,
                    calculated_at)
                values (:id, :run, :entity, :worker, :contract, :version, :job, :order, :unit, :kind, :month, :nr, :first, :last,
                    :credited, :hours, :paid, :quota, :gross, :social, :tax, :net, :contributions, :holiday, :charge,
                    cast(:share as jsonb), :data, :language, :at)""")
                .param("id", payslip.id().value())
                .param("run", payslip.run().value())
                .param("entity", payslip.entity())
                .param("worker", payslip.worker())
                .param("contract", payslip.contract().value())
                .param("version", calculated.contractVersion())
                .param("job", payslip.job())
                .param("order", payslip.order())
                .param("unit", payslip.unit())
                .param("kind", payslip.kind().name())
                .param("month", payslip.month())
                .param("nr", payslip.nr())
                .param("first", payslip.firstDay())
                .param("last", payslip.lastDay())
                .param("credited", payslip.creditedOn())
                .param("hours", calculated.hours())
                .param("paid", calculated.paidHours())
                .param("quota", calculated.quotaHours())
                .param("gross", totals.gross().cents())
                .param("social", totals.social().cents())
                .param("tax", totals.tax().cents())
                .param("net", totals.net().cents())
                .param("contributions", totals.contributions().cents())
                .param("holiday", totals.holiday().cents())
                .param("charge", totals.charge().cents())
                .param("share", PayJson.write(calculated.share()))
                .param("data", PayJson.write(calculated.data()))
                .param("language", payslip.language())
                .param("at", payslip.calculatedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void document(PayslipId id, UUID document) {
        jdbc.sql("update payslip set document_id = :document where id = :id and document_id is null")
                .param("document", document)
                .param("id", id.value())
                .update();
    }

    Optional<Payslip> find(PayslipId id) {
        return jdbc.sql("select * from payslip where id = :id")
                .param("id", id.value())
                .query((row, n) -> payslip(row))
                .optional();
    }

    /** Whoever changes how a payslip is paid comes one after the other. */
    Optional<Payslip> lock(PayslipId id) {
        return jdbc.sql("select * from payslip where id = :id for update")
                .param("id", id.value())
                .query((row, n) -> payslip(row))
                .optional();
    }

    PayslipData data(PayslipId id) {
        return PayJson.payslip(jdbc.sql("select data from payslip where id = :id")
                .param("id", id.value())
                .query(String.class)
                .single());
    }

    List<Payslip> ofRun(PayRunId run) {
        return jdbc.sql("select * from payslip where run_id = :run order by unit_id, last_day, id")
                .param("run", run.value())
                .query((row, n) -> payslip(row))
                .list();
    }

    /** Newest work first. */
    List<Payslip> ofWorker(UUID worker, int offset, int limit) {
        return jdbc.sql("""
                select * from payslip where worker = :worker order by last_day desc, id desc offset :offset limit :limit""")
                .param("worker", worker)
                .param("offset", offset)
                .param("limit", limit)
                .query((row, n) -> payslip(row))
                .list();
    }

    List<Payslip> ofContract(ContractId contract) {
        return jdbc.sql("select * from payslip where contract_id = :contract order by month, nr")
                .param("contract", contract.value())
                .query((row, n) -> payslip(row))
                .list();
    }

    static Payslip payslip(ResultSet row) throws SQLException {
        return new Payslip(
                new PayslipId(row.getObject("id", UUID.class)),
                new PayRunId(row.getObject("run_id", UUID.class)),
                row.getString("entity"),
                row.getObject("worker", UUID.class),
                new ContractId(row.getObject("contract_id", UUID.class)),
                row.getObject("job_id", UUID.class),
                row.getObject("order_id", UUID.class),
                row.getObject("unit_id", UUID.class),
                ContractKind.valueOf(row.getString("kind")),
                row.getObject("month", LocalDate.class),
                row.getInt("nr"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getObject("credited_on", LocalDate.class),
                totals(row),
                row.getString("language"),
                row.getObject("document_id", UUID.class),
                row.getObject("calculated_at", OffsetDateTime.class).toInstant());
    }

    private static Totals totals(ResultSet row) throws SQLException {
        return new Totals(
                Money.ofCents(row.getLong("gross_cents")),
                Money.ofCents(row.getLong("social_cents")),
                Money.ofCents(row.getLong("tax_cents")),
                Money.ofCents(row.getLong("net_cents")),
                Money.ofCents(row.getLong("contributions_cents")),
                Money.ofCents(row.getLong("holiday_cents")),
                Money.ofCents(row.getLong("charge_cents")));
    }
}
