package coop.ouvrage.membership;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.spi.Invariant;
import coop.ouvrage.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The register of shareholders is whole, in order, sealed, and says the same as the books, person by person. */
@Component
class SharesInvariant implements Invariant {

    private static final String COOPERATIVE = "COOP";

    private final ShareStore store;
    private final Ledger ledger;

    SharesInvariant(ShareStore store, Ledger ledger) {
        this.store = store;
        this.ledger = ledger;
    }

    @Override
    public String name() {
        return "membership.share_register";
    }

    @Override
    public Result check() {
        List<ShareEntry> entries = store.entries(null);
        List<String> failures = new ArrayList<>(chain(entries));
        failures.addAll(sameAsBooks(
                "subscribed",
                entries.stream().collect(Collectors.groupingBy(e -> e.party().value(), summing(ShareEntry::called))),
                ledger.partyBalances(COOPERATIVE, AccountRole.SHARES),
                -1));
        failures.addAll(sameAsBooks(
                "unpaid",
                entries.stream()
                        .collect(Collectors.groupingBy(
                                e -> e.party().value(), summing(e -> e.called().minus(e.paid())))),
                ledger.partyBalances(COOPERATIVE, AccountRole.SHARES_UNPAID),
                1));
        return Result.of(entries.size(), failures);
    }

    private List<String> chain(List<ShareEntry> entries) {
        List<String> failures = new ArrayList<>();
        String previous = ShareEntry.START;
        long expected = 1;
        for (ShareEntry entry : entries) {
            if (entry.sequence() != expected) {
                failures.add("share register: entry " + expected + " is missing");
            }
            if (!entry.isSealedTo(previous)) {
                failures.add("share register: entry " + entry.sequence() + " was altered");
            }
            previous = entry.hash();
            expected = entry.sequence() + 1;
        }
        ShareStore.Head head = store.head();
        if (head.sequence() != expected - 1 || !head.hash().equals(previous)) {
            failures.add("share register: the last entries are missing");
        }
        return failures;
    }

    private static java.util.stream.Collector<ShareEntry, ?, Money> summing(
            java.util.function.Function<ShareEntry, Money> amount) {
        return Collectors.reducing(Money.ZERO, amount, Money::plus);
    }

    private static List<String> sameAsBooks(String what, Map<UUID, Money> register, Map<UUID, Money> books, int side) {
        List<String> failures = new ArrayList<>();
        TreeSet<UUID> people = new TreeSet<>(register.keySet());
        people.addAll(books.keySet());
        for (UUID person : people) {
            Money inRegister = register.getOrDefault(person, Money.ZERO);
            Money booked = books.getOrDefault(person, Money.ZERO);
            if (!inRegister.equals(side < 0 ? booked.negate() : booked)) {
                failures.add("shares " + what + " of " + person + ": register " + inRegister + ", books " + booked);
            }
        }
        return failures;
    }
}
