package coop.ouvrage.recovery;

import coop.ouvrage.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds the invoices on which a step of the plan is due. Disputed, stopped and planned ones are never found, nor those of bankrupt clients. */
@Repository
class OverdueItems {

    /** Of a client's kind, which rules protect it; {@code c} is the client. */
    static final String DEBTOR = """
            case when c.kind = 'PUBLIC_BODY' or c.eu_institution then 'PUBLIC'
                when c.kind = 'PERSON' or c.kind = 'FOREIGN' and not c.taxable then 'CONSUMER' else 'BUSINESS' end""";

    /** From the open items on ({@code materialized}): the planner once began with every client that there ever was. */
    private static final String STEPS = steps("");

    private static final String STEPS_OF_ONE = steps("and o.invoice_id = :invoice");

    private static String steps(String which) {
        return """
            with plan as (
                select s.*, s.days - coalesce(lag(s.days) over (partition by s.debtor order by s.level), s.days) as gap
                from (select distinct on (debtor, level) * from reminder_step where valid_from <= :day
                    order by debtor, level, valid_from desc) s
                where s.channel <> 'NONE'),
            item as materialized (
                select o.invoice_id, o.client_id, o.entity, o.number, o.reference, o.issued_on, o.due_on,
                    o.total_cents - o.credited_cents as asked_cents, o.left_cents,
                    case when o.left_cents = o.total_cents then o.currency end as currency, o.foreign_total,
                    coalesce(r.level, 0) as done, r.first_on, r.last_on, r.charges_from, coalesce(r.asked_level, 0) as asked_level,
                    r.ask_until, %s as debtor, c.kind = 'FOREIGN' as abroad
                from open_item o join client c on c.party_id = o.client_id left join recovery_item r on r.invoice_id = o.invoice_id
                where o.closed_on is null and o.due_on < :day and c.state <> 'BANKRUPT'
                    and r.stopped_on is null and r.dispute_id is null and r.plan_id is null
                    and (r.paused_until is null or r.paused_until < :day) %s),
            due as (
                select i.*, p.level, p.channel, p.charges, p.ask_days, p.days, p.gap
                from item i join plan p on p.debtor = i.debtor and p.level =
                    (select min(n.level) from plan n where n.debtor = i.debtor and n.level > i.done))
            """.formatted(DEBTOR, which);
    }

    private static final String DUE = """
            select d.*, y.display_name, y.email, y.language
            from due d join party y on y.id = d.client_id
            where d.due_on + d.days <= :day and (d.last_on is null or d.last_on + d.gap <= :day)
                and (d.ask_days = 0 or d.asked_level = d.level and d.ask_until <= :day)
                and (not d.charges or d.debtor <> 'CONSUMER' or d.charges_from <= :day)
            """;

    private final JdbcClient jdbc;

    OverdueItems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Invoices whose step is due, clients together; those of {@code skip} are left out. */
    List<Overdue> due(LocalDate day, Collection<UUID> skip, int limit) {
        return jdbc.sql(STEPS + DUE + """
                    and not d.invoice_id = any(:skip)
                order by d.client_id, d.entity, d.level, d.due_on, d.invoice_id limit :limit""")
                .param("day", day, java.sql.Types.DATE)
                .param("skip", skip.toArray(UUID[]::new))
                .param("limit", limit)
                .query((row, n) -> overdue(row))
                .list();
    }

    /** The step that is due on one invoice; empty for none. */
    Optional<Overdue> due(LocalDate day, UUID invoice) {
        return jdbc.sql(STEPS_OF_ONE + DUE)
                .param("day", day, java.sql.Types.DATE)
                .param("invoice", invoice)
                .query((row, n) -> overdue(row))
                .optional();
    }

    /** Somebody who is asked about a hard step on an invoice. */
    record Question(UUID invoice, String number, String client, Money left, int level, UUID holder, LocalDate until) {}

    /** Notes that the holders of invoices near a hard step are asked, and answers whom to ask. */
    List<Question> ask(LocalDate day) {
        return jdbc.sql(STEPS + """
                , near as (
                    select d.invoice_id, d.number, d.client_id, d.left_cents, d.level, d.ask_days from due d
                    where d.ask_days > 0 and d.asked_level < d.level and d.due_on + d.days - d.ask_days <= :day
                        and (d.last_on is null or d.last_on + d.gap - d.ask_days <= :day)),
                asked as (
                    insert into recovery_item (invoice_id, asked_level, ask_until)
                    select invoice_id, level, :day + ask_days from near
                    on conflict (invoice_id) do update set asked_level = excluded.asked_level, ask_until = excluded.ask_until
                    returning invoice_id, ask_until)
                select distinct n.invoice_id, n.number, y.display_name as client, n.left_cents, n.level, u.holder_id, a.ask_until
                from asked a join near n on n.invoice_id = a.invoice_id join party y on y.id = n.client_id
                    join open_item_part p on p.invoice_id = n.invoice_id join production_unit u on u.id = p.unit_id
                where u.holder_id is not null order by u.holder_id, n.number""")
                .param("day", day, java.sql.Types.DATE)
                .query((row, n) -> new Question(
                        row.getObject("invoice_id", UUID.class),
                        row.getString("number"),
                        row.getString("client"),
                        Money.ofCents(row.getLong("left_cents")),
                        row.getInt("level"),
                        row.getObject("holder_id", UUID.class),
                        row.getObject("ask_until", LocalDate.class)))
                .list();
    }

    private static Overdue overdue(ResultSet row) throws SQLException {
        return new Overdue(
                row.getObject("invoice_id", UUID.class),
                row.getObject("client_id", UUID.class),
                row.getString("display_name"),
                row.getString("email"),
                row.getString("language"),
                row.getString("entity"),
                row.getString("number"),
                row.getString("reference"),
                row.getBoolean("abroad"),
                row.getObject("issued_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                Money.ofCents(row.getLong("asked_cents")),
                Money.ofCents(row.getLong("left_cents")),
                row.getString("currency"),
                row.getBigDecimal("foreign_total"),
                row.getObject("first_on", LocalDate.class),
                DebtorKind.valueOf(row.getString("debtor")),
                row.getInt("level"),
                ReminderStep.Channel.valueOf(row.getString("channel")),
                row.getBoolean("charges"));
    }
}
