package coop.ouvrage.payroll;

import coop.ouvrage.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of payments of payslips; the table lets no payslip have two that are alive. */
@Repository
class PaymentStore {

    private final JdbcClient jdbc;

    PaymentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Payslip payslip, Money amount, WagePayment.State state, @Nullable PayRunId run, int attempt) {
        jdbc.sql("""
                insert into wage_payment (payslip_id, attempt, run_id, entity, worker, amount_cents, state)
                values (:payslip, :attempt, :run, :entity, :worker, :amount, :state)""")
                .param("payslip", payslip.id().value())
                .param("attempt", attempt)
                .param("run", run == null ? null : run.value())
                .param("entity", payslip.entity())
                .param("worker", payslip.worker())
                .param("amount", amount.cents())
                .param("state", state.name())
                .update();
    }

    /** The first payments of new payslips: their net less what was taken off it. */
    void add(List<Payslip> payslips) {
        jdbc.sql("""
                insert into wage_payment (payslip_id, attempt, run_id, entity, worker, amount_cents, state)
                select p.id, 1, case when n.cents > 0 then p.run_id end, p.entity, p.worker, n.cents,
                    case when n.cents > 0 then 'PREPARED' when n.cents = 0 then 'NOTHING' else 'CARRIED' end
                from payslip p
                cross join lateral (select p.net_cents - coalesce(sum(d.amount_cents), 0) as cents
                    from pay_deduction d where d.payslip_id = p.id) n
                where p.id = any(:ids)""")
                .param("ids", payslips.stream().map(p -> p.id().value()).toArray(UUID[]::new))
                .update();
    }

    List<WagePayment> ofRun(PayRunId run) {
        return jdbc.sql("select * from wage_payment where run_id = :run order by worker, payslip_id, attempt")
                .param("run", run.value())
                .query((row, n) -> payment(row))
                .list();
    }

    /** Payments of a run whose payslips an earlier one made: wages that came back or waited for an account. */
    List<WagePayment> ofEarlier(PayRunId run) {
        return jdbc.sql("""
                select w.* from wage_payment w join payslip p on p.id = w.payslip_id
                where w.run_id = :run and p.run_id is distinct from w.run_id order by w.worker, w.payslip_id, w.attempt""")
                .param("run", run.value())
                .query((row, n) -> payment(row))
                .list();
    }

    /** Payslips of a run that are not paid with it: no account is known, or a question about its payee is open. */
    Set<UUID> waitingOf(PayRunId run) {
        return new HashSet<>(
                jdbc.sql("""
                        select w.payslip_id from payslip p join wage_payment w on w.payslip_id = p.id and w.state = 'WAITING'
                        where p.run_id = :run""").param("run", run.value()).query(UUID.class).list());
    }

    /** What {@link #ofEarlier} comes to. */
    Money sumOfEarlier(PayRunId run) {
        return Money.ofCents(
                jdbc.sql("""
                select coalesce(sum(w.amount_cents), 0) from wage_payment w join payslip p on p.id = w.payslip_id
                where w.run_id = :run and p.run_id is distinct from w.run_id""").param("run", run.value()).query(Long.class).single());
    }

    /** All attempts to pay these payslips, the last one last. */
    List<WagePayment> of(List<Payslip> payslips) {
        return jdbc.sql("select * from wage_payment where payslip_id = any(:ids) order by payslip_id, attempt")
                .param("ids", payslips.stream().map(p -> p.id().value()).toArray(UUID[]::new))
                .query((row, n) -> payment(row))
                .list();
    }

    List<WagePayment> waiting() {
        return jdbc.sql("select * from wage_payment where state = 'WAITING' order by payslip_id")
                .query((row, n) -> payment(row))
                .list();
    }

    /** Those of runs that nobody has released yet. */
    List<WagePayment> prepared() {
        return jdbc.sql("""
                select w.* from wage_payment w join pay_run r on r.id = w.run_id and r.state = 'PREPARED'
                where w.state = 'PREPARED' order by w.worker, w.payslip_id""").query((row, n) -> payment(row)).list();
    }

    /** First payments of a contract in runs that nobody has released, which nobody releases before the transaction ends. */
    List<WagePayment> preparedOf(UUID contract) {
        return jdbc.sql("""
                select w.* from wage_payment w join payslip p on p.id = w.payslip_id
                join pay_run r on r.id = w.run_id and r.state = 'PREPARED'
                where p.contract_id = :contract and w.state = 'PREPARED' and w.attempt = 1
                order by p.calculated_at, p.id for update of r, w""")
                .param("contract", contract)
                .query((row, n) -> payment(row))
                .list();
    }

    /** Something more was taken off a prepared payment. */
    void lower(WagePayment payment, Money by) {
        jdbc.sql("""
                update wage_payment set amount_cents = amount_cents - :cents,
                    state = case when amount_cents = :cents then 'NOTHING' else state end,
                    run_id = case when amount_cents = :cents then null else run_id end
                where payslip_id = :payslip and attempt = :attempt and state = 'PREPARED'""")
                .param("cents", by.cents())
                .param("payslip", payment.payslip().value())
                .param("attempt", payment.attempt())
                .update();
    }

    /** The payment that is alive, or the last one. */
    Optional<WagePayment> of(PayslipId payslip) {
        return jdbc.sql("select * from wage_payment where payslip_id = :payslip order by attempt desc limit 1")
                .param("payslip", payslip.value())
                .query((row, n) -> payment(row))
                .optional();
    }

    /** The payment that is alive, or the last one, locked. */
    Optional<WagePayment> lock(PayslipId payslip) {
        return jdbc.sql(
                        "select * from wage_payment where payslip_id = :payslip order by attempt desc limit 1 for update")
                .param("payslip", payslip.value())
                .query((row, n) -> payment(row))
                .optional();
    }

    /** The same of several payslips, always in the same order. */
    List<WagePayment> lock(Collection<UUID> payslips) {
        return jdbc.sql("""
                select * from wage_payment w where w.payslip_id = any(:payslips)
                    and w.attempt = (select max(attempt) from wage_payment where payslip_id = w.payslip_id)
                order by w.payslip_id for update""")
                .param("payslips", payslips.toArray(UUID[]::new))
                .query((row, n) -> payment(row))
                .list();
    }

    /** They were handed to the bank, each for the account whose last characters stand beside it. */
    void sent(Map<WagePayment, String> accountTails, LocalDate on) {
        jdbc.sql("""
                update wage_payment w set state = 'SENT', account_tail = s.tail, sent_on = :on
                from unnest(:payslips, :attempts, :tails) as s (payslip, attempt, tail)
                where w.payslip_id = s.payslip and w.attempt = s.attempt and w.state = 'PREPARED'""")
                .param("on", on)
                .param(
                        "payslips",
                        accountTails.keySet().stream()
                                .map(payment -> payment.payslip().value())
                                .toArray(UUID[]::new))
                .param(
                        "attempts",
                        accountTails.keySet().stream().map(WagePayment::attempt).toArray(Integer[]::new))
                .param("tails", accountTails.values().toArray(String[]::new))
                .update();
    }

    void waits(WagePayment payment, LocalDate on) {
        change(payment, "state = 'WAITING', run_id = null", "", on, "PREPARED");
    }

    void prepared(WagePayment payment, PayRunId run) {
        jdbc.sql("""
                update wage_payment set state = 'PREPARED', run_id = :run
                where payslip_id = :payslip and attempt = :attempt and state = 'WAITING'""")
                .param("run", run.value())
                .param("payslip", payment.payslip().value())
                .param("attempt", payment.attempt())
                .update();
    }

    void paid(List<WagePayment> payments, LocalDate on) {
        jdbc.sql("""
                update wage_payment w set state = 'PAID', paid_on = :on from unnest(:payslips, :attempts) as s (payslip, attempt)
                where w.payslip_id = s.payslip and w.attempt = s.attempt and w.state = 'SENT'""")
                .param("on", on)
                .param(
                        "payslips",
                        payments.stream()
                                .map(payment -> payment.payslip().value())
                                .toArray(UUID[]::new))
                .param("attempts", payments.stream().map(WagePayment::attempt).toArray(Integer[]::new))
                .update();
    }

    void returned(WagePayment payment, LocalDate on, String reason) {
        change(payment, "state = 'RETURNED', returned_on = :on, return_reason = :text", reason, on, "SENT", "PAID");
    }

    private void change(WagePayment payment, String set, String text, LocalDate on, String... from) {
        jdbc.sql("update wage_payment set " + set
                        + " where payslip_id = :payslip and attempt = :attempt and state = any(:from)")
                .param("text", text)
                .param("on", on)
                .param("payslip", payment.payslip().value())
                .param("attempt", payment.attempt())
                .param("from", from)
                .update();
    }

    private static WagePayment payment(ResultSet row) throws SQLException {
        return new WagePayment(
                new PayslipId(row.getObject("payslip_id", UUID.class)),
                row.getInt("attempt"),
                row.getObject("run_id", UUID.class),
                row.getString("entity"),
                row.getObject("worker", UUID.class),
                Money.ofCents(row.getLong("amount_cents")),
                WagePayment.State.valueOf(row.getString("state")),
                row.getString("account_tail"),
                row.getObject("sent_on", LocalDate.class),
                row.getObject("paid_on", LocalDate.class));
    }
}
