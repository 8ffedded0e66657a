package coop.ouvrage.recovery;

import coop.ouvrage.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of the plan and of what went to clients. */
@Repository
class ReminderStore {

    private final JdbcClient jdbc;

    ReminderStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Letters on paper of a day, and what they ask for without what was added. */
    record Letters(int number, Money total) {}

    Letters letters(LocalDate day) {
        return jdbc.sql("""
                select count(distinct r.id) as number, coalesce(sum(l.left_cents), 0) as total
                from reminder r join reminder_line l on l.reminder_id = r.id
                where r.sent_on = :day and r.document_id is not null""")
                .param("day", day)
                .query((row, n) -> new Letters(row.getInt("number"), Money.ofCents(row.getLong("total"))))
                .single();
    }

    List<ReminderStep> steps() {
        return jdbc.sql("select * from reminder_step order by debtor, level, valid_from")
                .query((row, n) -> new ReminderStep(
                        DebtorKind.valueOf(row.getString("debtor")),
                        row.getInt("level"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getInt("days"),
                        ReminderStep.Channel.valueOf(row.getString("channel")),
                        row.getBoolean("charges"),
                        row.getInt("ask_days"),
                        row.getString("decision")))
                .list();
    }

    void insert(ReminderStep step) {
        jdbc.sql("""
                insert into reminder_step (debtor, level, valid_from, days, channel, charges, ask_days, decision)
                values (:debtor, :level, :from, :days, :channel, :charges, :ask, :decision)""")
                .param("debtor", step.debtor().name())
                .param("level", step.level())
                .param("from", step.from())
                .param("days", step.days())
                .param("channel", step.channel().name())
                .param("charges", step.charges())
                .param("ask", step.askDays())
                .param("decision", step.decision())
                .update();
    }

    /** Keeps reminders, moves their invoices a level on and notes it in the log: three statements, whatever their number. */
    void keep(List<Reminder> reminders, Function<Reminder, @Nullable LocalDate> chargesFrom) {
        insert(reminders);
        List<Row> rows = reminders.stream()
                .flatMap(reminder -> reminder.lines().stream().map(line -> new Row(reminder, line)))
                .toList();
        lines(rows);
        jdbc.sql("""
                insert into recovery_item (invoice_id, level, first_on, last_on, charges_from)
                select r.invoice, r.level, :day, :day, r.charges_from
                from unnest(:invoices, :levels, cast(:charges as date[])) as r (invoice, level, charges_from)
                on conflict (invoice_id) do update set level = excluded.level, last_on = excluded.last_on,
                    first_on = coalesce(recovery_item.first_on, excluded.first_on),
                    charges_from = coalesce(recovery_item.charges_from, excluded.charges_from)""")
                .param("day", rows.getFirst().reminder().sentOn())
                .param("invoices", ids(rows, row -> row.line().invoice()))
                .param("levels", levels(rows))
                .param(
                        "charges",
                        rows.stream()
                                .map(row -> chargesFrom.apply(row.reminder()))
                                .map(day -> day == null ? null : day.toString())
                                .toArray(String[]::new))
                .update();
    }

    private record Row(Reminder reminder, Reminder.Line line) {}

    private void insert(List<Reminder> reminders) {
        jdbc.sql("""
                insert into reminder (id, client_id, entity, debtor, level, channel, language, sent_on, mailed, document_id)
                select r.id, r.client, r.entity, r.debtor, r.level, r.channel, r.language, r.day, r.mailed, r.document
                from unnest(:ids, :clients, :entities, :debtors, :levels, :channels,
                    :languages, cast(:days as date[]), :mailed, cast(:documents as uuid[]))
                    as r (id, client, entity, debtor, level, channel, language, day, mailed, document)""")
                .param("ids", ids(reminders, Reminder::id))
                .param("clients", ids(reminders, Reminder::client))
                .param("entities", texts(reminders, Reminder::entity))
                .param("debtors", texts(reminders, r -> r.debtor().name()))
                .param("levels", reminders.stream().map(Reminder::level).toArray(Integer[]::new))
                .param("channels", texts(reminders, r -> r.channel().name()))
                .param("languages", texts(reminders, Reminder::language))
                .param("days", texts(reminders, r -> r.sentOn().toString()))
                .param("mailed", reminders.stream().map(Reminder::mailed).toArray(Boolean[]::new))
                .param("documents", reminders.stream().map(Reminder::document).toArray(UUID[]::new))
                .update();
    }

    private void lines(List<Row> rows) {
        jdbc.sql("""
                insert into reminder_line (reminder_id, invoice_id, level, left_cents, interest_cents, lump_cents)
                select * from unnest(:reminders, :invoices, :levels, :lefts, :interests, :lumps)""")
                .param("reminders", ids(rows, row -> row.reminder().id()))
                .param("invoices", ids(rows, row -> row.line().invoice()))
                .param("levels", levels(rows))
                .param("lefts", cents(rows, Reminder.Line::left))
                .param("interests", cents(rows, Reminder.Line::interest))
                .param("lumps", cents(rows, Reminder.Line::lump))
                .update();
    }

    Optional<Reminder> find(UUID id) {
        return query("where id = :value", Map.of("value", id)).stream().findFirst();
    }

    List<Reminder> ofClient(UUID client) {
        return query("where client_id = :value order by sent_on desc, id desc limit 200", Map.of("value", client));
    }

    List<Reminder> ofInvoice(UUID invoice) {
        return query(
                "where id in (select reminder_id from reminder_line where invoice_id = :value) order by sent_on, id",
                Map.of("value", invoice));
    }

    List<Reminder> ofDay(LocalDate day, int offset, int limit) {
        return query(
                "where sent_on = :day order by id offset :offset limit :limit",
                Map.of("day", day, "offset", offset, "limit", limit));
    }

    /** How many of each level went on each of the latest days. */
    record DayCount(LocalDate day, int level, int count) {}

    List<DayCount> latestDays(int days) {
        return jdbc.sql("""
                select sent_on as day, level, count(*) as count from reminder
                where sent_on in (select distinct sent_on from reminder order by sent_on desc limit :days)
                group by sent_on, level order by sent_on desc, level""").param("days", days).query(DayCount.class).list();
    }

    List<Reminder> query(String where, Map<String, ?> values) {
        List<Reminder> heads = jdbc.sql("select r.* from reminder r " + where)
                .params(values)
                .query((row, n) -> reminder(row))
                .list();
        Map<UUID, List<Reminder.Line>> lines = Children.of(
                jdbc,
                "select * from reminder_line where reminder_id = any(:ids) order by invoice_id",
                heads.stream().map(Reminder::id).toList(),
                "reminder_id",
                row -> new Reminder.Line(
                        row.getObject("invoice_id", UUID.class),
                        Money.ofCents(row.getLong("left_cents")),
                        Money.ofCents(row.getLong("interest_cents")),
                        Money.ofCents(row.getLong("lump_cents"))));
        return heads.stream()
                .map(head -> head.with(lines.getOrDefault(head.id(), List.of())))
                .toList();
    }

    private static Reminder reminder(ResultSet row) throws SQLException {
        return new Reminder(
                row.getObject("id", UUID.class),
                row.getObject("client_id", UUID.class),
                row.getString("entity"),
                DebtorKind.valueOf(row.getString("debtor")),
                row.getInt("level"),
                ReminderStep.Channel.valueOf(row.getString("channel")),
                row.getString("language"),
                row.getObject("sent_on", LocalDate.class),
                row.getBoolean("mailed"),
                row.getObject("document_id", UUID.class),
                List.of());
    }

    private static <T> UUID[] ids(List<T> all, Function<T, UUID> id) {
        return all.stream().map(id).toArray(UUID[]::new);
    }

    private static String[] texts(List<Reminder> all, Function<Reminder, String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }

    private static Integer[] levels(List<Row> rows) {
        return rows.stream().map(row -> row.reminder().level()).toArray(Integer[]::new);
    }

    private static Long[] cents(List<Row> rows, Function<Reminder.Line, Money> amount) {
        return rows.stream().map(row -> amount.apply(row.line()).cents()).toArray(Long[]::new);
    }
}
