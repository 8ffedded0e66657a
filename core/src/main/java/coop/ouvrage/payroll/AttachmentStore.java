package coop.ouvrage.payroll;

import coop.ouvrage.money.Iban;
import coop.ouvrage.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of attachments and of what was withheld for them. */
@Repository
class AttachmentStore {

    static final String SELECT = """
            select a.*,
                coalesce((select sum(d.amount_cents) from pay_deduction d where d.source_id = a.id), 0)::bigint as taken_cents,
                coalesce((select sum(d.amount_cents) from pay_deduction d join payslip p on p.id = d.payslip_id
                    join pay_run r on r.id = p.run_id and r.state = 'RELEASED' where d.source_id = a.id), 0)::bigint
                - coalesce((select sum(y.amount_cents) from attachment_payment y
                    where y.attachment_id = a.id and y.state in ('PREPARED', 'SENT', 'PAID')), 0)::bigint as owed_cents
            from wage_attachment a\s""";

    private final JdbcClient jdbc;

    AttachmentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A month of work of one worker with one employer. */
    record Month(UUID worker, String entity, LocalDate first) {

        static Month of(Payslip payslip) {
            return new Month(payslip.worker(), payslip.entity(), payslip.month());
        }
    }

    void insert(Attachment attachment, Instant now) {
        jdbc.sql("""
                insert into wage_attachment (id, entity, worker, kind, creditor, creditor_name, iban, reference, total_cents,
                    monthly_cents, children, served_on, state, entered_by, entered_at)
                values (:id, :entity, :worker, :kind, :creditor, :name, :iban, :reference, :total, :monthly, :children, :served,
                    'ENTERED', :by, :now)""")
                .param("id", attachment.id())
                .param("entity", attachment.entity())
                .param("worker", attachment.worker())
                .param("kind", attachment.kind().name())
                .param("creditor", attachment.creditor())
                .param("name", attachment.creditorName())
                .param("iban", attachment.iban().value())
                .param("reference", attachment.reference())
                .param("total", cents(attachment.total()), java.sql.Types.BIGINT)
                .param("monthly", cents(attachment.monthly()), java.sql.Types.BIGINT)
                .param("children", attachment.children())
                .param("served", attachment.servedOn())
                .param("by", attachment.enteredBy())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static @Nullable Long cents(@Nullable Money amount) {
        return amount == null ? null : amount.cents();
    }

    Optional<Attachment> lock(UUID id) {
        return jdbc.sql(SELECT + "where a.id = :id for update of a")
                .param("id", id)
                .query((row, n) -> attachment(row))
                .optional();
    }

    /** Who is paid, by attachment. */
    Map<UUID, UUID> creditors(Collection<UUID> attachments) {
        Map<UUID, UUID> creditors = new HashMap<>();
        jdbc.sql("select id, creditor from wage_attachment where id = any(:ids)")
                .param("ids", attachments.toArray(UUID[]::new))
                .query(row -> {
                    creditors.put(row.getObject("id", UUID.class), row.getObject("creditor", UUID.class));
                });
        return creditors;
    }

    /** The latest entered first, behind one of them. */
    List<Attachment> latestAfter(@Nullable UUID after, int limit) {
        return jdbc.sql(SELECT + """
                where cast(:after as uuid) is null or a.id < cast(:after as uuid) order by a.id desc limit :limit""")
                .param("after", after, java.sql.Types.OTHER)
                .param("limit", limit)
                .query((row, n) -> attachment(row))
                .list();
    }

    /** In force for some workers, in the order in which they are served: alimony first, then by the day of service. */
    List<Attachment> inForce(Collection<UUID> workers) {
        return jdbc.sql(SELECT + """
                where a.state = 'IN_FORCE' and a.worker = any(:workers)
                order by a.kind <> 'ALIMONY', a.served_on, a.entered_at, a.id""")
                .param("workers", workers.toArray(UUID[]::new))
                .query((row, n) -> attachment(row))
                .list();
    }

    /** What creditors are owed by released wages, one after the other: two officers at once pay it once. */
    List<Attachment> owed(String entity) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('payroll.attachments'))")
                .query((row, n) -> 0)
                .single();
        return jdbc.sql("select * from (" + SELECT + "where a.entity = :entity) o where owed_cents > 0 order by id")
                .param("entity", entity)
                .query((row, n) -> attachment(row))
                .list();
    }

    List<String> entitiesOwing() {
        return jdbc.sql("select distinct entity from (" + SELECT + ") o where owed_cents > 0 order by entity")
                .query(String.class)
                .list();
    }

    boolean confirm(UUID id, UUID by) {
        return jdbc.sql("""
                update wage_attachment set state = 'IN_FORCE', confirmed_by = :by
                where id = :id and state = 'ENTERED' and entered_by <> :by""").param("by", by).param("id", id).update() == 1;
    }

    void end(UUID id, LocalDate on, String reason) {
        jdbc.sql("update wage_attachment set state = 'ENDED', ended_on = :on, end_reason = :reason where id = :id")
                .param("on", on)
                .param("reason", reason)
                .param("id", id)
                .update();
    }

    /** Net pay of months, the payslips that are being made left out. */
    Map<Month, Money> nets(Collection<UUID> workers, Collection<UUID> butNot) {
        Map<Month, Money> nets = new HashMap<>();
        jdbc.sql("""
                select worker, entity, month, sum(net_cents)::bigint as cents from payslip
                where worker = any(:workers) and not id = any(:not) group by worker, entity, month""")
                .param("workers", workers.toArray(UUID[]::new))
                .param("not", butNot.toArray(UUID[]::new))
                .query((row, n) -> nets.put(month(row), Money.ofCents(row.getLong("cents"))))
                .list();
        return nets;
    }

    /** What was withheld in one month for one attachment. */
    record Withheld(Month month, UUID attachment, Money amount) {}

    List<Withheld> withheld(Collection<UUID> workers) {
        return jdbc.sql("""
                select p.worker, p.entity, p.month, d.source_id, sum(d.amount_cents)::bigint as cents
                from pay_deduction d join payslip p on p.id = d.payslip_id
                where d.kind = 'ATTACHMENT' and d.worker = any(:workers) group by p.worker, p.entity, p.month, d.source_id""")
                .param("workers", workers.toArray(UUID[]::new))
                .query((row, n) -> new Withheld(
                        month(row), row.getObject("source_id", UUID.class), Money.ofCents(row.getLong("cents"))))
                .list();
    }

    void pays(UUID payment, UUID attachment, Money amount, Instant now) {
        jdbc.sql("""
                insert into attachment_payment (id, attachment_id, amount_cents, state, made_at)
                values (:id, :attachment, :amount, 'PREPARED', :now)""")
                .param("id", payment)
                .param("attachment", attachment)
                .param("amount", amount.cents())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void payment(UUID id, String to, @Nullable LocalDate paidOn, String... from) {
        jdbc.sql(
                        "update attachment_payment set state = :to, paid_on = cast(:on as date) where id = :id and state = any(:from)")
                .param("to", to)
                .param("on", paidOn, java.sql.Types.DATE)
                .param("id", id)
                .param("from", from)
                .update();
    }

    private static Month month(ResultSet row) throws SQLException {
        return new Month(
                row.getObject("worker", UUID.class), row.getString("entity"), row.getObject("month", LocalDate.class));
    }

    private static @Nullable Money money(ResultSet row, String column) throws SQLException {
        long cents = row.getLong(column);
        return row.wasNull() ? null : Money.ofCents(cents);
    }

    static Attachment attachment(ResultSet row) throws SQLException {
        return new Attachment(
                row.getObject("id", UUID.class),
                row.getString("entity"),
                row.getObject("worker", UUID.class),
                Attachment.Kind.valueOf(row.getString("kind")),
                row.getObject("creditor", UUID.class),
                row.getString("creditor_name"),
                Iban.of(row.getString("iban")),
                row.getString("reference"),
                money(row, "total_cents"),
                money(row, "monthly_cents"),
                row.getInt("children"),
                row.getObject("served_on", LocalDate.class),
                Attachment.State.valueOf(row.getString("state")),
                row.getObject("entered_by", UUID.class),
                row.getString("end_reason"),
                Money.ofCents(row.getLong("taken_cents")),
                Money.ofCents(row.getLong("owed_cents")));
    }
}
