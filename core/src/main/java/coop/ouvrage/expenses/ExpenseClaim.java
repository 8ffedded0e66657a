package coop.ouvrage.expenses;

import coop.ouvrage.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A claim as it stands.
 *
 * @param order the order that names the cost; none when the unit pays it from what it has
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
        LocalDate spentOn,
        String description,
        String receiptHash,
        String receiptName,
        String receiptType,
        State state,
        Instant submittedAt,
        @Nullable String decision,
        @Nullable LocalDate paidOn) {

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
