package coop.ouvrage.statutory;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What clients owe, by how long it is overdue. */
@Service
public class AgedBalance {

    private final JdbcClient jdbc;
    private final Permissions permissions;
    private final BusinessTime time;

    AgedBalance(JdbcClient jdbc, Permissions permissions, BusinessTime time) {
        this.jdbc = jdbc;
        this.permissions = permissions;
        this.time = time;
    }

    /**
     * @param notDue what falls due today or later; then by days overdue
     * @param charges interest and lump sums that were claimed on top, on paid invoices too
     */
    public record Ages(Money notDue, Money to30, Money to60, Money to90, Money over90, Money charges) {

        /** As the account of receivables says. */
        public Money total() {
            return Money.sum(List.of(notDue, to30, to60, to90, over90, charges));
        }

        Ages plus(Ages other) {
            return new Ages(
                    notDue.plus(other.notDue),
                    to30.plus(other.to30),
                    to60.plus(other.to60),
                    to90.plus(other.to90),
                    over90.plus(other.over90),
                    charges.plus(other.charges));
        }
    }

    /** A client, largest debt first. */
    public record Row(UUID client, String name, int items, Ages ages) {}

    /** Every client who owes something to an entity. */
    @Transactional(readOnly = true)
    public List<Row> rows(String entity) {
        permissions.require(Permission.LEDGER_READ);
        LocalDate today = time.today();
        return jdbc.sql("""
                select client_id, items, not_due, to30, to60, to90, over90, c.charges, d.display_name as name from (
                    select client_id, count(*) as items,
                        sum(left_cents) filter (where due_on >= :today) as not_due,
                        sum(left_cents) filter (where due_on < :today and due_on >= :d30) as to30,
                        sum(left_cents) filter (where due_on < :d30 and due_on >= :d60) as to60,
                        sum(left_cents) filter (where due_on < :d60 and due_on >= :d90) as to90,
                        sum(left_cents) filter (where due_on < :d90) as over90, sum(left_cents) as total
                    from open_item where entity = :entity and closed_on is null group by client_id) a
                full join (
                    select client_id, sum(charge_cents) as charges
                    from open_item where entity = :entity and charge_cents > 0 group by client_id) c using (client_id)
                join party d on d.id = client_id
                where coalesce(a.total, 0) + coalesce(c.charges, 0) <> 0
                order by coalesce(a.total, 0) + coalesce(c.charges, 0) desc, client_id""")
                .param("entity", entity)
                .param("today", today)
                .param("d30", today.minusDays(30))
                .param("d60", today.minusDays(60))
                .param("d90", today.minusDays(90))
                .query((row, n) -> new Row(
                        Objects.requireNonNull(row.getObject("client_id", UUID.class)),
                        row.getString("name"),
                        row.getInt("items"),
                        new Ages(
                                Money.ofCents(row.getLong("not_due")),
                                Money.ofCents(row.getLong("to30")),
                                Money.ofCents(row.getLong("to60")),
                                Money.ofCents(row.getLong("to90")),
                                Money.ofCents(row.getLong("over90")),
                                Money.ofCents(row.getLong("charges")))))
                .list();
    }

    /** The sum of all rows. */
    public static Ages total(List<Row> rows) {
        Ages nothing = new Ages(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);
        return rows.stream().map(Row::ages).reduce(nothing, Ages::plus);
    }
}
