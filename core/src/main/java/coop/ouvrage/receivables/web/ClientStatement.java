package coop.ouvrage.receivables.web;

import coop.ouvrage.money.Money;
import coop.ouvrage.receivables.ClientCredit;
import coop.ouvrage.receivables.OpenItem;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Everything invoiced to a client and what became of it. */
public record ClientStatement(
        UUID client, String name, List<OpenItem> items, List<ClientCredit> credits, LocalDate today) {

    /** Late interest and lump sums included. */
    public Money left() {
        return Money.sum(
                items.stream().map(item -> item.left().plus(item.charged())).toList());
    }

    /** Whether something was claimed beside invoices, and is open. */
    public boolean isCharged() {
        return items.stream().anyMatch(item -> item.charged().isPositive());
    }

    public Money overdue() {
        return Money.sum(items.stream()
                .map(item -> item.overdueDays(today) > 0 ? item.left().plus(item.charged()) : item.charged())
                .toList());
    }
}
