package coop.ouvrage.treasury;

import coop.ouvrage.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Payments that leave together.
 *
 * @param reference on the bank's statement, such as {@code OV-PROD-2026-000012}
 * @param madeBy user who made it; null for the system
 * @param checkedBy the first of two people behind a batch that the system made
 * @param releasedBy another user
 * @param sha256 of the bytes of the payment file, fixed at release
 */
public record PaymentBatch(
        BatchId id,
        String reference,
        String entity,
        Kind kind,
        LocalDate executionDate,
        Money total,
        int payments,
        State state,
        @Nullable UUID madeBy,
        Instant madeAt,
        @Nullable UUID checkedBy,
        @Nullable UUID releasedBy,
        @Nullable Instant releasedAt,
        @Nullable String sha256,
        @Nullable Instant exportedAt) {

    /** The first of the two people who stand behind its release; null while nobody does. */
    public @Nullable UUID firstPerson() {
        return madeBy == null ? checkedBy : madeBy;
    }

    /** What a batch pays. Wages are debited as one amount, so that no name stands on the statement. */
    public enum Kind {
        WAGES,
        REFUNDS,
        SUPPLIERS,
        /** Withholding tax, VAT, social security: to authorities, with the reference that they expect. */
        TAXES,
        OTHER
    }

    /** How far it is. */
    public enum State {
        /** Waits for a second person. */
        MADE,
        /** In the books and ready for the bank. */
        RELEASED,
        /** Seen on a statement. */
        BOOKED,
        CANCELLED,
        /** Refused by the bank as a whole, or payment by payment: nothing of it was paid. */
        REJECTED
    }
}
