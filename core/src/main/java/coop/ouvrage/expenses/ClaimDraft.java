package coop.ouvrage.expenses;

import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A cost that a member wants back.
 *
 * @param amount as the receipt says it, in its currency
 * @param currency of the receipt, ISO 4217; null for the euro
 * @param inClientsName whether it was paid in the name and for the account of the client, who repays exactly this
 */
public record ClaimDraft(
        UUID unit,
        UUID job,
        Money amount,
        LocalDate spentOn,
        String description,
        @Nullable String currency,
        boolean inClientsName) {

    public ClaimDraft {
        currency = currency == null || currency.isEmpty() || currency.equals("EUR") ? null : currency;
    }

    /** A cost of the unit itself in euro. */
    public ClaimDraft(UUID unit, UUID job, Money amount, LocalDate spentOn, String description) {
        this(unit, job, amount, spentOn, description, null, false);
    }

    /** The same in euro. */
    ClaimDraft worth(ExpenseClaim.Foreign foreign) {
        return new ClaimDraft(
                unit, job, foreign.rate().toEuro(foreign.amount()), spentOn, description, null, inClientsName);
    }
}
