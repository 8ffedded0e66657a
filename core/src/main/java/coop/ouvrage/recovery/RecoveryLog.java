package coop.ouvrage.recovery;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The log of what was done to have invoices paid. It is shared with the holders, so nothing goes in that they may not read. */
@Repository
class RecoveryLog {

    private final JdbcClient jdbc;
    private final CurrentUser user;
    private final BusinessTime time;

    RecoveryLog(JdbcClient jdbc, CurrentUser user, BusinessTime time) {
        this.jdbc = jdbc;
        this.user = user;
        this.time = time;
    }

    void note(UUID invoice, RecoveryEvent.Kind kind, String note) {
        note(List.of(invoice), kind, 0, null, note);
    }

    /** The same of several invoices at once. */
    void note(Collection<UUID> invoices, RecoveryEvent.Kind kind, int level, @Nullable LocalDate until, String note) {
        jdbc.sql("""
                insert into recovery_event (id, invoice_id, on_day, kind, level, until_day, by_party, note)
                select e.id, e.invoice, :day, :kind, :level, cast(:until as date), :by, :note
                from unnest(:ids, :invoices) as e (id, invoice)""")
                .param("day", time.today())
                .param("kind", kind.name())
                .param("level", level)
                .param("until", until, java.sql.Types.DATE)
                .param("by", user.partyId().orElse(null), java.sql.Types.OTHER)
                .param("note", note)
                .param("ids", invoices.stream().map(id -> TimeOrderedId.next()).toArray(UUID[]::new))
                .param("invoices", invoices.toArray(UUID[]::new))
                .update();
    }

    /** Notes what these reminders asked of each invoice. */
    void reminded(List<Reminder> reminders, RecoveryEvent.Kind kind) {
        List<Reminder.Line> lines =
                reminders.stream().flatMap(r -> r.lines().stream()).toList();
        jdbc.sql("""
                insert into recovery_event (id, invoice_id, on_day, kind, level, amount_cents)
                select e.id, e.invoice, :day, :kind, e.level, e.amount
                from unnest(:ids, :invoices, :levels, :amounts) as e (id, invoice, level, amount)""")
                .param("day", time.today())
                .param("kind", kind.name())
                .param("ids", lines.stream().map(line -> TimeOrderedId.next()).toArray(UUID[]::new))
                .param("invoices", lines.stream().map(Reminder.Line::invoice).toArray(UUID[]::new))
                .param(
                        "levels",
                        reminders.stream()
                                .flatMap(r -> r.lines().stream().map(line -> r.level()))
                                .toArray(Integer[]::new))
                .param(
                        "amounts",
                        lines.stream()
                                .map(line -> line.left()
                                        .plus(line.interest())
                                        .plus(line.lump())
                                        .cents())
                                .toArray(Long[]::new))
                .update();
    }

    List<RecoveryEvent> of(UUID invoice) {
        return jdbc.sql("select * from recovery_event where invoice_id = :invoice order by id")
                .param("invoice", invoice)
                .query((row, n) -> {
                    Long cents = row.getObject("amount_cents", Long.class);
                    return new RecoveryEvent(
                            row.getObject("id", UUID.class),
                            row.getObject("invoice_id", UUID.class),
                            row.getObject("on_day", LocalDate.class),
                            RecoveryEvent.Kind.valueOf(row.getString("kind")),
                            row.getInt("level"),
                            row.getObject("until_day", LocalDate.class),
                            cents == null ? null : Money.ofCents(cents),
                            row.getObject("by_party", UUID.class),
                            row.getString("note"));
                })
                .list();
    }
}
