package coop.ouvrage.parties.web;

import coop.ouvrage.money.Iban;
import coop.ouvrage.parties.FamilySituation;
import coop.ouvrage.parties.PayoutAccount;
import coop.ouvrage.parties.Person;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person's own data as the person sees them.
 *
 * @param nationalNumber in full, to its bearer; null if none was given
 * @param paid the account that is paid today
 * @param accounts all of them, the newest first
 */
public record IdentityView(
        Person person,
        @Nullable String nationalNumber,
        @Nullable Iban paid,
        List<PayoutAccount> accounts,
        @Nullable FamilySituation family,
        LocalDate today) {

    public @Nullable PayoutAccount waiting() {
        return accounts.stream()
                .filter(PayoutAccount::awaitsConfirmation)
                .findFirst()
                .orElse(null);
    }

    public @Nullable PayoutAccount frozen() {
        return accounts.stream()
                .filter(account -> account.isFrozenOn(today))
                .findFirst()
                .orElse(null);
    }
}
