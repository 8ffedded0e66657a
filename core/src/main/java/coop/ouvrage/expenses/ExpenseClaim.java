package coop.ouvrage.expenses;

import coop.ouvrage.exchange.ReferenceRate;
import coop.ouvrage.money.Money;
import coop.ouvrage.words.Formats;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A claim as it stands.
 *
 * @param order the order that names the cost; none when the unit pays it from what it has
 * @param amount in euro
 * @param foreign what the receipt says in another currency; null for the euro
 * @param inClientsName whether the client repays exactly this, since it was paid in its name: no cost of the unit
 * @param receiptName of the file, safe to show
 */
public record ExpenseClaim(
        ClaimId id,
        String entity,
        UUID unit,
        UUID job,
        @Nullable UUID order,
        @Nullable UUID client,
        UUID claimant,
        Money amount,
        @Nullable Foreign foreign,
        boolean inClientsName,
        LocalDate spentOn,
        String description,
        String receiptHash,
        String receiptName,
        String receiptType,
        State state,
        Instant submittedAt,
        @Nullable String decision,
        @Nullable LocalDate paidOn) {

    /** An amount in another currency, and the rate of its day at which it is paid back. */
    public record Foreign(ReferenceRate rate, BigDecimal amount) {

        /** {@code 120,00 USD}, for a text in a language. */
        public String written(String language) {
            return Formats.of(language).number(amount) + " " + rate.currency();
        }
    }

    /** What the receipt says in another currency, for a text in a language; null for the euro. */
    public @Nullable String abroad(String language) {
        return foreign == null ? null : foreign.written(language);
    }

    /** Where it is. */
    public enum State {
        SUBMITTED,
        APPROVED,
        REFUSED,
        /** In a batch that was released. */
        SENT,
        PAID
    }
}
