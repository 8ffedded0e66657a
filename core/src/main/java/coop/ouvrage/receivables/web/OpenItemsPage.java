package coop.ouvrage.receivables.web;

import coop.ouvrage.money.Money;
import coop.ouvrage.receivables.ClientCredit;
import coop.ouvrage.receivables.ItemQuery;
import coop.ouvrage.web.Slice;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What clients owe the entities, by age and item by item, and what is to be paid back to them.
 *
 * @param found what the items that were found leave open together
 */
public record OpenItemsPage(List<Books> books, Map<UUID, String> names, Slice<ItemQuery.Row> slice, Money found) {

    /** One legal entity. */
    public record Books(String code, String name, List<Money> aged, List<ClientCredit> credits) {

        public Money total() {
            return Money.sum(aged);
        }

        public Money overdue() {
            return Money.sum(aged.subList(1, aged.size()));
        }

        public boolean isEmpty() {
            return total().isZero() && credits.isEmpty();
        }
    }

    public Money total() {
        return Money.sum(books.stream().map(Books::total).toList());
    }

    public Money overdue() {
        return Money.sum(books.stream().map(Books::overdue).toList());
    }

    public String name(UUID client) {
        return names.getOrDefault(client, "");
    }
}
