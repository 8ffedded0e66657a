package coop.ouvrage.membership;

import coop.ouvrage.money.Money;
import coop.ouvrage.parties.PartyId;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Adds up the register for one person. */
final class Holdings {

    private Holdings() {}

    static Holding of(PartyId party, List<ShareSubscription> subscriptions, List<ShareEntry> entries) {
        if (entries.isEmpty()) {
            return Holding.none(party);
        }
        Set<UUID> paid = subscriptions.stream()
                .filter(ShareSubscription::isPaid)
                .map(ShareSubscription::id)
                .collect(Collectors.toSet());
        return new Holding(
                party,
                entries.stream().mapToInt(ShareEntry::shares).sum(),
                entries.stream()
                        .filter(entry -> paid.contains(entry.subscription()))
                        .mapToInt(ShareEntry::shares)
                        .sum(),
                Money.sum(entries.stream().map(ShareEntry::called).toList()),
                Money.sum(entries.stream().map(ShareEntry::paid).toList()),
                since(paid, entries));
    }

    /** The first day on which some subscription had been paid in full. */
    private static @org.jspecify.annotations.Nullable LocalDate since(Set<UUID> paid, List<ShareEntry> entries) {
        return paid.stream()
                .map(subscription -> entries.stream()
                        .filter(entry -> entry.subscription().equals(subscription))
                        .map(ShareEntry::effectiveOn)
                        .max(Comparator.naturalOrder())
                        .orElseThrow())
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
