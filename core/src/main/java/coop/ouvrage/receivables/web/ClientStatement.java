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

    public Money left() {
        return Money.sum(items.stream().map(OpenItem::left).toList());
    }

    public Money overdue() {
        return Money.sum(items.stream()
                .filter(item -> item.overdueDays(today) > 0)
                .map(OpenItem::left)
                .toList());
    }
}
