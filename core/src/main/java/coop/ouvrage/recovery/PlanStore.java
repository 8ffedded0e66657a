package coop.ouvrage.recovery;

import coop.ouvrage.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of payment plans. */
@Repository
class PlanStore {

    private final JdbcClient jdbc;

    PlanStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(PaymentPlan plan) {
        jdbc.sql("""
                insert into payment_plan (id, client_id, entity, state, base_cents, proposed_on, valid_until)
                values (:id, :client, :entity, 'PROPOSED', :base, :on, :until)""")
                .param("id", plan.id())
                .param("client", plan.client())
                .param("entity", plan.entity())
                .param("base", plan.base().cents())
                .param("on", plan.proposedOn())
                .param("until", plan.validUntil())
                .update();
        jdbc.sql("insert into payment_plan_invoice (plan_id, invoice_id) select :plan, unnest(:invoices)")
                .param("plan", plan.id())
                .param("invoices", plan.invoices().toArray(UUID[]::new))
                .update();
        for (PaymentPlan.Instalment instalment : plan.instalments()) {
            jdbc.sql("""
                    insert into plan_instalment (plan_id, nr, due_on, amount_cents, reference)
                    values (:plan, :nr, :due, :amount, :reference)""")
                    .param("plan", plan.id())
                    .param("nr", instalment.nr())
                    .param("due", instalment.dueOn())
                    .param("amount", instalment.amount().cents())
                    .param("reference", instalment.reference())
                    .update();
        }
    }

    void agreed(UUID plan, LocalDate on, String by) {
        jdbc.sql("update payment_plan set state = 'AGREED', agreed_on = :on, agreed_by = :by where id = :id")
                .param("on", on)
                .param("by", by)
                .param("id", plan)
                .update();
    }

    void ended(UUID plan, PaymentPlan.State state, LocalDate on, String reason) {
        jdbc.sql("""
                update payment_plan p set state = :state, ended_on = :on, reason = :reason, left_at_end_cents =
                    (select coalesce(sum(o.left_cents + o.charge_cents), 0) from payment_plan_invoice i
                        join open_item o on o.invoice_id = i.invoice_id where i.plan_id = p.id)
                where id = :id""")
                .param("state", state.name())
                .param("on", on)
                .param("reason", reason)
                .param("id", plan)
                .update();
    }

    /** Number of the invoice that is asked for under a reference and stands in a plan that runs; empty for none. */
    Optional<String> planned(String reference) {
        return jdbc.sql("""
                select o.number from open_item o join payment_plan_invoice i on i.invoice_id = o.invoice_id
                    join payment_plan p on p.id = i.plan_id
                where o.reference = :reference and p.state in ('PROPOSED', 'AGREED') limit 1""").param("reference", reference).query(String.class).optional();
    }

    Optional<PaymentPlan> find(UUID id) {
        return query("where p.id = :value", id).stream().findFirst();
    }

    /** The plan, locked so that it changes once. */
    Optional<PaymentPlan> lock(UUID id) {
        jdbc.sql("select id from payment_plan where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .list();
        return find(id);
    }

    List<PaymentPlan> ofClient(UUID client) {
        return query("where p.client_id = :value order by p.proposed_on desc, p.id desc", client);
    }

    /** The agreed plan in which an invoice stands. */
    Optional<PaymentPlan> agreedOn(UUID invoice) {
        return query(
                        "where p.state = 'AGREED' and p.id in (select i.plan_id from payment_plan_invoice i where i.invoice_id = :value)",
                        invoice)
                .stream()
                .findFirst();
    }

    List<PaymentPlan> running() {
        return query("where p.state in ('PROPOSED', 'AGREED') and :value is null order by p.id", null);
    }

    private List<PaymentPlan> query(String where, @Nullable UUID value) {
        List<PaymentPlan> heads = jdbc.sql("""
                select p.*, coalesce(p.left_at_end_cents,
                    (select coalesce(sum(o.left_cents + o.charge_cents), 0) from payment_plan_invoice i
                        join open_item o on o.invoice_id = i.invoice_id where i.plan_id = p.id)) as left_cents
                from payment_plan p
                """ + where.replace(":value", "cast(:value as uuid)"))
                .param("value", value == null ? null : value.toString())
                .query((row, n) -> plan(row))
                .list();
        List<UUID> ids = heads.stream().map(PaymentPlan::id).toList();
        Map<UUID, List<UUID>> invoices = Children.of(
                jdbc,
                "select * from payment_plan_invoice where plan_id = any(:ids) order by invoice_id",
                ids,
                "plan_id",
                row -> row.getObject("invoice_id", UUID.class));
        Map<UUID, List<PaymentPlan.Instalment>> instalments = Children.of(
                jdbc,
                "select * from plan_instalment where plan_id = any(:ids) order by plan_id, nr",
                ids,
                "plan_id",
                PlanStore::instalment);
        return heads.stream()
                .map(head -> head.with(
                        invoices.getOrDefault(head.id(), List.of()), instalments.getOrDefault(head.id(), List.of())))
                .toList();
    }

    private static PaymentPlan.Instalment instalment(ResultSet row) throws SQLException {
        return new PaymentPlan.Instalment(
                row.getInt("nr"),
                row.getObject("due_on", LocalDate.class),
                Money.ofCents(row.getLong("amount_cents")),
                row.getString("reference"));
    }

    private static PaymentPlan plan(ResultSet row) throws SQLException {
        return new PaymentPlan(
                row.getObject("id", UUID.class),
                row.getObject("client_id", UUID.class),
                row.getString("entity"),
                PaymentPlan.State.valueOf(row.getString("state")),
                Money.ofCents(row.getLong("base_cents")),
                row.getObject("proposed_on", LocalDate.class),
                row.getObject("valid_until", LocalDate.class),
                row.getObject("agreed_on", LocalDate.class),
                row.getString("agreed_by"),
                row.getObject("ended_on", LocalDate.class),
                List.of(),
                List.of(),
                Money.ofCents(row.getLong("left_cents")));
    }
}
