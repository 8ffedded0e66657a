package coop.ouvrage.recovery.web;

import coop.ouvrage.customer.BadPayers;
import coop.ouvrage.customer.Client;
import coop.ouvrage.money.Money;
import coop.ouvrage.receivables.OpenItem;
import coop.ouvrage.recovery.PaymentPlan;
import coop.ouvrage.recovery.RecoveryState;
import coop.ouvrage.recovery.Reminder;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one client owes and what was done about it.
 *
 * @param lost given up in its bankruptcy, as far as nothing came back: what the receiver is asked for
 */
public record ClientDesk(
        Client client,
        List<OpenItem> open,
        List<OpenItem> lost,
        Map<UUID, RecoveryState> states,
        List<PaymentPlan> plans,
        List<Reminder> reminders,
        BadPayers.@Nullable Flag flag) {

    public Money left() {
        return Money.sum(
                open.stream().map(item -> item.left().plus(item.charged())).toList());
    }

    /** What is given up and did not come back, VAT included. */
    public Money lostSum() {
        return Money.sum(
                lost.stream().map(item -> item.lost().minus(item.recovered())).toList());
    }

    public @Nullable RecoveryState state(OpenItem item) {
        return states.get(item.invoice());
    }

    /** The key of how far an invoice has come. */
    public String stateKey(OpenItem item) {
        RecoveryState state = state(item);
        if (state == null) {
            return "recovery.head.none";
        }
        return state.dispute() != null
                ? "recovery.head.disputed"
                : state.plan() != null
                        ? "recovery.head.plan"
                        : state.stoppedOn() != null
                                ? "recovery.head.stopped"
                                : state.level() == 0 ? "recovery.head.none" : "recovery.head.level";
    }

    public int level(OpenItem item) {
        RecoveryState state = state(item);
        return state == null ? 0 : state.level();
    }

    /** Whether it may enter a plan. */
    public boolean isFree(OpenItem item) {
        RecoveryState state = state(item);
        return state == null || state.plan() == null;
    }
}
