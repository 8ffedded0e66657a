package coop.ouvrage.receivables;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** When open invoices are likely to be paid, by how long their clients have taken before. Reads what is open, never what was paid. */
@Service
public class ExpectedReceipts {

    /** Fewer payments than this say nothing about a client. */
    public static final int ENOUGH = 3;

    private final JdbcClient jdbc;
    private final Permissions permissions;

    ExpectedReceipts(JdbcClient jdbc, Permissions permissions) {
        this.jdbc = jdbc;
        this.permissions = permissions;
    }

    /**
     * What is expected.
     *
     * @param usualDays of a client without a history
     * @param moreDays by which all clients pay later than they used to
     * @param lateDays from now until an invoice comes in that is later than its client usually is
     * @param doubtfulDays due for more than this, an invoice is not counted on
     */
    public record Question(
            String entity, LocalDate today, int usualDays, int moreDays, int lateDays, int doubtfulDays) {}

    /**
     * Open invoices by the day on which they should come in.
     *
     * @param doubtful open, and not counted on
     */
    public record Answer(NavigableMap<LocalDate, Money> byDay, Money doubtful) {

        public Money sum() {
            return Money.sum(byDay.values());
        }
    }

    @Transactional(readOnly = true)
    public Answer of(Question question) {
        permissions.require(Permission.BANK_READ);
        NavigableMap<LocalDate, Money> byDay = new TreeMap<>();
        Money[] doubtful = {Money.ZERO};
        jdbc.sql("""
                select case when due_on < :oldest then null
                        else greatest(issued_on + usual, case when issued_on + usual <= :today then :today + :late end) + :more
                    end as expected, sum(left_cents) as cents
                from (select o.issued_on, o.due_on, o.left_cents,
                          case when b.items >= :enough then (b.days / b.items)::int else :usual end as usual
                      from open_item o left join payment_behaviour b on b.entity = o.entity and b.client_id = o.client_id
                      where o.entity = :entity and o.closed_on is null) e
                group by 1""")
                .param("entity", question.entity())
                .param("today", question.today(), java.sql.Types.DATE)
                .param("oldest", question.today().minusDays(question.doubtfulDays()))
                .param("usual", question.usualDays())
                .param("more", question.moreDays())
                .param("late", question.lateDays())
                .param("enough", ENOUGH)
                .query(row -> {
                    LocalDate day = row.getObject("expected", LocalDate.class);
                    Money amount = Money.ofCents(row.getLong("cents"));
                    if (day == null) {
                        doubtful[0] = amount;
                    } else {
                        byDay.put(day, amount);
                    }
                });
        return new Answer(byDay, doubtful[0]);
    }

    /** How long the clients of an entity take on average, in days, and how many payments say so. */
    public record Usual(long payments, int days) {}

    @Transactional(readOnly = true)
    public Usual usual(String entity) {
        permissions.require(Permission.BANK_READ);
        return jdbc.sql(
                        "select coalesce(sum(items), 0), coalesce(sum(days), 0) from payment_behaviour where entity = :entity")
                .param("entity", entity)
                .query((row, n) ->
                        new Usual(row.getLong(1), row.getLong(1) == 0 ? 0 : (int) (row.getLong(2) / row.getLong(1))))
                .single();
    }

    /** What was invoiced from one day to before another, VAT included. */
    @Transactional(readOnly = true)
    public Money invoiced(String entity, LocalDate from, LocalDate before) {
        permissions.require(Permission.BANK_READ);
        return Money.ofCents(jdbc.sql("""
                        select coalesce(sum(total_cents), 0) from open_item
                        where entity = :entity and issued_on >= :from and issued_on < :before""")
                .param("entity", entity)
                .param("from", from)
                .param("before", before)
                .query(Long.class)
                .single());
    }

    /** What one client owes. */
    public record Debtor(UUID client, Money open) {}

    /** The clients who owe most. */
    @Transactional(readOnly = true)
    public List<Debtor> largest(String entity, int limit) {
        permissions.require(Permission.BANK_READ);
        return jdbc.sql("""
                select client_id, sum(left_cents) as cents from open_item where entity = :entity and closed_on is null
                group by client_id order by cents desc, client_id limit :limit""")
                .param("entity", entity)
                .param("limit", limit)
                .query((row, n) ->
                        new Debtor(row.getObject("client_id", UUID.class), Money.ofCents(row.getLong("cents"))))
                .list();
    }
}
