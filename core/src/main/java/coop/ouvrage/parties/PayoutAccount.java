package coop.ouvrage.parties;

import coop.ouvrage.money.Iban;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account to which somebody is paid, one entry of its history.
 *
 * @param usableFrom first day on which pay may go there; null as long as the change is not confirmed
 * @param cancelledAt when its owner, or the co-operative, took it back
 */
public record PayoutAccount(
        UUID id,
        PartyId party,
        Iban iban,
        LocalDate declaredOn,
        @Nullable Instant confirmedAt,
        @Nullable LocalDate usableFrom,
        @Nullable Instant cancelledAt) {

    public boolean isCancelled() {
        return cancelledAt != null;
    }

    public boolean awaitsConfirmation() {
        return confirmedAt == null && cancelledAt == null;
    }

    /** Whether pay may go there on that day. */
    public boolean isUsableOn(LocalDate date) {
        return cancelledAt == null && usableFrom != null && !usableFrom.isAfter(date);
    }

    /** Confirmed, and not yet used because somebody else may have asked for the change. */
    public boolean isFrozenOn(LocalDate date) {
        return cancelledAt == null && usableFrom != null && usableFrom.isAfter(date);
    }
}
