package coop.ouvrage.receivables;

import coop.ouvrage.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of late charges; each change keeps the sum on its open item. */
@Repository
class ChargeStore {

    private final JdbcClient jdbc;

    ChargeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(List<LateCharge> charges) {
        jdbc.sql("""
                insert into late_charge (id, invoice_id, interest_cents, lump_cents, claimed_on, interest_until, entry_id)
                select c.id, c.invoice, c.interest, c.lump, c.claimed, c.until, c.entry
                from unnest(:ids, :invoices, :interests, :lumps, cast(:claimed as date[]), cast(:untils as date[]), :entries)
                    as c (id, invoice, interest, lump, claimed, until, entry)""")
                .param("ids", ids(charges, LateCharge::id))
                .param("invoices", ids(charges, LateCharge::invoice))
                .param("interests", cents(charges, LateCharge::interest))
                .param("lumps", cents(charges, LateCharge::lump))
                .param("claimed", days(charges, LateCharge::claimedOn))
                .param("untils", days(charges, LateCharge::interestUntil))
                .param("entries", ids(charges, LateCharge::entry))
                .update();
        owed(ids(charges, LateCharge::invoice));
    }

    /** Writes on the items what is owed on them beside the invoice. */
    private void owed(UUID[] invoices) {
        jdbc.sql("""
                update open_item o set charge_cents =
                    (select coalesce(sum(c.left_cents), 0) from late_charge c where c.invoice_id = o.invoice_id)
                where o.invoice_id = any(:invoices)""").param("invoices", invoices).update();
    }

    void pay(LateCharge charge, UUID line, int attempt, Money amount) {
        jdbc.sql("""
                insert into late_charge_payment (charge_id, line_id, attempt, amount_cents)
                values (:charge, :line, :attempt, :amount)""")
                .param("charge", charge.id())
                .param("line", line)
                .param("attempt", attempt)
                .param("amount", amount.cents())
                .update();
        paid(charge.id(), amount);
    }

    private void paid(UUID charge, Money amount) {
        jdbc.sql("update late_charge set paid_cents = paid_cents + :amount where id = :id")
                .param("amount", amount.cents())
                .param("id", charge)
                .update();
        owed(new UUID[] {
            jdbc.sql("select invoice_id from late_charge where id = :id")
                    .param("id", charge)
                    .query(UUID.class)
                    .single()
        });
    }

    /** Takes back what a bank line paid of charges. */
    void undo(UUID line, LocalDate on) {
        Map<UUID, Money> paid = new java.util.LinkedHashMap<>();
        jdbc.sql("""
                update late_charge_payment set undone_on = :on where line_id = :line and undone_on is null
                returning charge_id, amount_cents""")
                .param("on", on)
                .param("line", line)
                .query((row, n) ->
                        paid.put(row.getObject("charge_id", UUID.class), Money.ofCents(row.getLong("amount_cents"))))
                .list();
        paid.forEach((charge, amount) -> paid(charge, amount.negate()));
    }

    void drop(LateCharge charge, LocalDate on, String reason) {
        jdbc.sql("update late_charge set dropped_on = :on, drop_reason = :reason where id = :id")
                .param("on", on)
                .param("reason", reason)
                .param("id", charge.id())
                .update();
        owed(new UUID[] {charge.invoice()});
    }

    Optional<LateCharge> lock(UUID id) {
        return jdbc.sql("select * from late_charge where id = :id for update")
                .param("id", id)
                .query((row, n) -> charge(row))
                .optional();
    }

    List<LateCharge> on(Collection<UUID> invoices) {
        return jdbc.sql("select * from late_charge where invoice_id = any(:invoices) order by claimed_on, id")
                .param("invoices", invoices.toArray(UUID[]::new))
                .query((row, n) -> charge(row))
                .list();
    }

    private static LateCharge charge(ResultSet row) throws SQLException {
        return new LateCharge(
                row.getObject("id", UUID.class),
                row.getObject("invoice_id", UUID.class),
                Money.ofCents(row.getLong("interest_cents")),
                Money.ofCents(row.getLong("lump_cents")),
                Money.ofCents(row.getLong("paid_cents")),
                row.getObject("claimed_on", LocalDate.class),
                row.getObject("interest_until", LocalDate.class),
                row.getObject("entry_id", UUID.class),
                row.getObject("dropped_on", LocalDate.class),
                row.getString("drop_reason"));
    }

    private static UUID[] ids(List<LateCharge> charges, Function<LateCharge, UUID> id) {
        return charges.stream().map(id).toArray(UUID[]::new);
    }

    private static Long[] cents(List<LateCharge> charges, Function<LateCharge, Money> amount) {
        return charges.stream().map(charge -> amount.apply(charge).cents()).toArray(Long[]::new);
    }

    private static String[] days(List<LateCharge> charges, Function<LateCharge, LocalDate> day) {
        return charges.stream().map(charge -> day.apply(charge).toString()).toArray(String[]::new);
    }
}
