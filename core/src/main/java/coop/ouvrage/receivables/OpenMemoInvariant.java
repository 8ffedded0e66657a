package coop.ouvrage.receivables;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.spi.Invariant;
import coop.ouvrage.money.Money;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a unit has open in the books is what is left of its parts of open items; and a closed item has nothing left anywhere. */
@Component
class OpenMemoInvariant implements Invariant {

    private final JdbcClient jdbc;
    private final Ledger ledger;

    OpenMemoInvariant(JdbcClient jdbc, Ledger ledger) {
        this.jdbc = jdbc;
        this.ledger = ledger;
    }

    @Override
    public String name() {
        return "receivables.open_memo";
    }

    private record UnitOpen(String entity, UUID unit, Money open) {}

    @Override
    @Transactional(readOnly = true)
    public Result check() {
        List<UnitOpen> units = jdbc.sql("""
                select i.entity, p.unit_id, sum(p.open_left_cents) as cents
                from open_item_part p join open_item i using (invoice_id) group by i.entity, p.unit_id""")
                .query((row, n) -> new UnitOpen(
                        row.getString("entity"),
                        row.getObject("unit_id", UUID.class),
                        Money.ofCents(row.getLong("cents"))))
                .list();
        List<String> wrong = new java.util.ArrayList<>(units.stream()
                .filter(unit -> !ledger.balance(unit.entity(), AccountRole.OPEN, unit.unit())
                        .equals(unit.open()))
                .map(unit -> "unit " + unit.unit() + ": parts " + unit.open() + ", books "
                        + ledger.balance(unit.entity(), AccountRole.OPEN, unit.unit()))
                .toList());
        wrong.addAll(jdbc.sql("""
                select 'invoice ' || i.number || ': left ' || i.left_cents || ', parts ' || sum(p.gross_left_cents)
                from open_item i join open_item_part p using (invoice_id)
                group by i.invoice_id having sum(p.gross_left_cents) <> i.left_cents""").query(String.class).list());
        return Result.of(units.size(), wrong.stream().limit(Result.MOST).toList());
    }
}
