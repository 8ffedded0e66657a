package coop.ouvrage.parties;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The accounts that one party ever gave, oldest first, and the rule of which one is paid.
 *
 * <p>A stolen log-in must not redirect a wage: a new account is paid only after some working days, so that the warning sent
 * on the old channel can be read; until then pay goes to the previous one. A first account replaces none and is not frozen.
 */
record AccountHistory(List<PayoutAccount> accounts) {

    /** The account that is paid on {@code date}: of the usable ones, the one that became usable last. */
    Optional<PayoutAccount> paidOn(LocalDate date) {
        return accounts.stream()
                .filter(account -> account.isUsableOn(date))
                .max(Comparator.comparing(PayoutAccount::usableFrom, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .thenComparing(accounts::indexOf));
    }

    /** Whether no account was ever confirmed, so that the next one replaces none. A cancelled one counts: it was known. */
    boolean nextIsFirst() {
        return accounts.stream().allMatch(account -> account.confirmedAt() == null);
    }

    Optional<PayoutAccount> awaitingConfirmation() {
        return accounts.reversed().stream()
                .filter(PayoutAccount::awaitsConfirmation)
                .findFirst();
    }

    Optional<PayoutAccount> frozenOn(LocalDate date) {
        return accounts.reversed().stream()
                .filter(account -> account.isFrozenOn(date))
                .findFirst();
    }
}
