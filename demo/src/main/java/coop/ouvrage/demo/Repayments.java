package coop.ouvrage.demo;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.receivables.OpenItem;
import coop.ouvrage.receivables.OpenItems;
import coop.ouvrage.treasury.DirectDebit;
import coop.ouvrage.treasury.DirectDebits;
import coop.ouvrage.treasury.Mandate;
import coop.ouvrage.treasury.Mandates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Two clients who are late let us collect by direct debit: one account has no money, and what came back is owed again. A third waits. */
@Component
@DemoOnly
@Order(520)
class Repayments implements Plot {

    private static final String ENTITY = Opening.ENTITY;
    private static final LocalDate SIGNED = LocalDate.of(2026, 10, 19);
    private static final List<String> ACCOUNTS = List.of("BE71096123456769", "BE43068999999501", "BE68539007547034");
    private static final int LATE = 20;

    private final Cast cast;
    private final Parking parking;
    private final Surroundings surroundings;
    private final BankMessenger messenger;
    private final OpenItems items;
    private final Mandates mandates;
    private final DirectDebits debits;
    private final CurrentUser user;
    private final List<DirectDebit> collected = new ArrayList<>();

    Repayments(
            Cast cast,
            Parking parking,
            Surroundings surroundings,
            BankMessenger messenger,
            OpenItems items,
            Mandates mandates,
            DirectDebits debits,
            CurrentUser user) {
        this.cast = cast;
        this.parking = parking;
        this.surroundings = surroundings;
        this.messenger = messenger;
        this.items = items;
        this.mandates = mandates;
        this.debits = debits;
        this.user = user;
    }

    @Override
    public void on(LocalDate day) {
        if (day.equals(SIGNED)) {
            parking.attempt("two direct debits", () -> collect(day));
        } else if (!collected.isEmpty()
                && day.equals(collected.getLast().collectedOn().plusDays(2))) {
            surroundings.bank().unpaid(collected.getLast().endToEndId(), "AM04");
        } else if (day.equals(DemoYear.TODAY.minusDays(1))) {
            parking.attempt("a direct debit that waits", () -> prepare(late(day).getLast(), ACCOUNTS.getLast(), day));
        }
    }

    private void collect(LocalDate day) {
        List<OpenItem> late = late(day);
        for (int i = 0; i < 2; i++) {
            collected.add(prepare(late.get(i), ACCOUNTS.get(i), day));
        }
        cast.act(
                "jef",
                () -> debits.release(ENTITY, collected.getFirst().collectedOn()).orThrow());
        messenger.carry();
    }

    private DirectDebit prepare(OpenItem item, String account, LocalDate day) {
        List<DirectDebit> made = new ArrayList<>();
        cast.act("ombeline", () -> {
            Mandate mandate = mandates.enter(ENTITY, item.client(), account, day, Mandate.SignedHow.ELECTRONIC)
                    .orThrow();
            made.add(debits.prepare(mandate.id(), item.left(), String.valueOf(item.reference()))
                    .orThrow());
        });
        return made.getFirst();
    }

    /** The latest due of those that are late, one of each client. */
    private List<OpenItem> late(LocalDate day) {
        return user.asSystem(() -> items.open(ENTITY, null, 100)).stream()
                .filter(item -> item.overdueDays(day) > LATE)
                .sorted(Comparator.comparing(OpenItem::dueOn).reversed().thenComparing(OpenItem::number))
                .filter(distinctClients())
                .toList();
    }

    private static java.util.function.Predicate<OpenItem> distinctClients() {
        java.util.Set<java.util.UUID> seen = new java.util.HashSet<>();
        return item -> seen.add(item.client());
    }
}
