package coop.ouvrage.jobs;

import coop.ouvrage.access.Role;
import coop.ouvrage.calendar.DayBegan;
import coop.ouvrage.calendar.DayOrder;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Moved;
import coop.ouvrage.ledger.spi.ChartOfAccounts;
import coop.ouvrage.transaction.WriteBehind;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Units that have spent more than they had: after a failure with costs not covered, a credit note, a correction. The shortfall becomes a
 * plan that the adviser makes with the holder, never a deduction from a wage. The item tells no amount: other advisers read it too.
 */
@Component
class Shortfalls {

    static final String KIND = "unit.shortfall";

    private final JdbcClient jdbc;
    private final Moved moved;
    private final ChartOfAccounts chart;
    private final Worklist worklist;

    Shortfalls(JdbcClient jdbc, Moved moved, ChartOfAccounts chart, Worklist worklist) {
        this.jdbc = jdbc;
        this.moved = moved;
        this.chart = chart;
        this.worklist = worklist;
    }

    @EventListener
    @Order(DayOrder.CLOSING + 1) // after what closing gives and takes
    @Transactional
    public void dayBegan(DayBegan event) {
        Set<UUID> told = new HashSet<>(told());
        Set<UUID> below = moved.since(KIND)
                .map(names -> belowZeroOf(names.units(), told))
                .orElseGet(() -> Set.copyOf(belowZero("(select id from production_unit)", Map.of())));
        told.stream()
                .filter(unit -> !below.contains(unit))
                .forEach(unit -> worklist.close(KIND, unit, "at or above zero"));
        below.stream()
                .filter(unit -> !told.contains(unit))
                .forEach(
                        unit -> worklist.open(Item.of(Queue.DUTY, KIND, "unit", unit, Role.ADVISER, "/units/" + unit)));
    }

    /** What did not move is as it was. */
    private Set<UUID> belowZeroOf(Set<UUID> moved, Set<UUID> told) {
        Set<UUID> looked = new HashSet<>(moved);
        looked.addAll(told);
        return Set.copyOf(belowZero("unnest(:units::uuid[])", Map.of("units", looked.toArray(UUID[]::new))));
    }

    /** Free is what was paid in and is neither spent nor reserved; the balances are debit positive. */
    private List<UUID> belowZero(String units, Map<String, ?> values) {
        WriteBehind.writeAll();
        return jdbc.sql("""
                select b.unit from %s as k (id) join production_unit u on u.id = k.id and u.kind in ('NORMAL', 'TRIAL')
                    cross join legal_entity e join unit_balance b on b.entity = e.code and b.unit = u.id
                where b.account = any(:budget) or b.account in (:open, :used, :reserved)
                group by b.unit
                having sum(b.amount_cents * case when b.account = :used then -1 else 1 end) > 0""".formatted(units))
                .params(values)
                .param("budget", numbers())
                .param("open", chart.number(AccountRole.OPEN))
                .param("used", chart.number(AccountRole.COVER_USED))
                .param("reserved", chart.number(AccountRole.RESERVED_OWN))
                .query(UUID.class)
                .list();
    }

    private String[] numbers() {
        return Arrays.stream(AccountRole.values())
                .filter(AccountRole::inBudget)
                .map(chart::number)
                .toArray(String[]::new);
    }

    private List<UUID> told() {
        worklist.written();
        return jdbc.sql("select subject_id from worklist_item where kind = :kind and closed_at is null")
                .param("kind", KIND)
                .query(UUID.class)
                .list();
    }
}
