package coop.ouvrage.recovery;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of how far overdue invoices have come. */
@Repository
class StateStore {

    private final JdbcClient jdbc;

    StateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The state, its row made and locked. */
    RecoveryState lock(UUID invoice) {
        jdbc.sql("insert into recovery_item (invoice_id) values (:id) on conflict do nothing")
                .param("id", invoice)
                .update();
        return query("invoice_id = any(:ids) for update", new UUID[] {invoice}).getFirst();
    }

    RecoveryState find(UUID invoice) {
        return of(List.of(invoice)).stream().findFirst().orElse(RecoveryState.none(invoice));
    }

    List<RecoveryState> of(Collection<UUID> invoices) {
        return query("invoice_id = any(:ids)", invoices.toArray(UUID[]::new));
    }

    void agreed(UUID invoice, LocalDate today) {
        set(invoice, "ask_until", today);
    }

    void paused(UUID invoice, int level, LocalDate until) {
        jdbc.sql("update recovery_item set paused_level = :level, paused_until = :until where invoice_id = :id")
                .param("level", level)
                .param("until", until)
                .param("id", invoice)
                .update();
    }

    void stopped(UUID invoice, @Nullable LocalDate on, @Nullable String reason) {
        jdbc.sql("update recovery_item set stopped_on = :on, stop_reason = :reason where invoice_id = :id")
                .param("on", on, java.sql.Types.DATE)
                .param("reason", reason)
                .param("id", invoice)
                .update();
    }

    void disputed(UUID invoice, @Nullable UUID dispute) {
        set(invoice, "dispute_id", dispute);
    }

    void planned(UUID invoice, @Nullable UUID plan) {
        set(invoice, "plan_id", plan);
    }

    private void set(UUID invoice, String column, @Nullable Object value) {
        String type = value instanceof LocalDate ? "date" : "uuid";
        jdbc.sql("update recovery_item set " + column + " = cast(:value as " + type + ") where invoice_id = :id")
                .param("value", value == null ? null : value.toString())
                .param("id", invoice)
                .update();
    }

    private List<RecoveryState> query(String where, UUID[] ids) {
        return jdbc.sql("select * from recovery_item where " + where)
                .param("ids", ids)
                .query((row, n) -> new RecoveryState(
                        row.getObject("invoice_id", UUID.class),
                        row.getInt("level"),
                        row.getObject("last_on", LocalDate.class),
                        row.getInt("asked_level"),
                        row.getObject("ask_until", LocalDate.class),
                        row.getInt("paused_level"),
                        row.getObject("paused_until", LocalDate.class),
                        row.getObject("stopped_on", LocalDate.class),
                        row.getString("stop_reason"),
                        row.getObject("dispute_id", UUID.class),
                        row.getObject("plan_id", UUID.class)))
                .list();
    }
}
