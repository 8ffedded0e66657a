package coop.ouvrage.receivables;

import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Late interest and a lump sum that were claimed of a client.
 *
 * @param interestUntil last day that the interest counts
 * @param droppedOn day on which it was waived, or the client failed
 */
public record LateCharge(
        UUID id,
        UUID invoice,
        Money interest,
        Money lump,
        Money paid,
        LocalDate claimedOn,
        LocalDate interestUntil,
        UUID entry,
        @Nullable LocalDate droppedOn,
        @Nullable String dropReason) {

    /** What is claimed on one invoice. */
    public record Claim(UUID invoice, Money interest, Money lump, LocalDate interestUntil) {

        public Money total() {
            return interest.plus(lump);
        }
    }

    public Money left() {
        return droppedOn == null ? interest.plus(lump).minus(paid) : Money.ZERO;
    }
}
