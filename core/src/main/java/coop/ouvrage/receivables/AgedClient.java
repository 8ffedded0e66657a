package coop.ouvrage.receivables;

import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What one client owes one entity, by age.
 *
 * @param aged not due, then overdue up to 30, 60, 90 days and longer
 * @param oldestDue due date of the oldest open invoice
 */
public record AgedClient(UUID client, Money total, List<Money> aged, int items, LocalDate oldestDue) {

    public AgedClient {
        aged = List.copyOf(aged);
    }

    public Money overdue() {
        return Money.sum(aged.subList(1, aged.size()));
    }
}
