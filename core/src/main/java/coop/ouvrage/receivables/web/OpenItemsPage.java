package coop.ouvrage.receivables.web;

import coop.ouvrage.money.Money;
import coop.ouvrage.receivables.ClientCredit;
import coop.ouvrage.receivables.OpenItem;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What clients owe the entities, by age, and what is to be paid back to them. */
public record OpenItemsPage(List<Books> books, Map<UUID, String> names, LocalDate today) {

    /** One legal entity. */
    public record Books(String code, String name, List<Money> aged, List<OpenItem> items, List<ClientCredit> credits) {

        public Money total() {
            return Money.sum(aged);
        }

        public Money overdue() {
            return Money.sum(aged.subList(1, aged.size()));
        }

        public boolean isEmpty() {
            return items.isEmpty() && credits.isEmpty();
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
