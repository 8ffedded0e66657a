package coop.ouvrage.membership;

import coop.ouvrage.money.Money;
import coop.ouvrage.parties.PartyId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the register of shareholders.
 *
 * @param sequence 1, 2, 3 … without gap
 * @param shares shares taken, negative when a correction takes them back; 0 for a payment
 * @param called amount that becomes due by this entry
 * @param paid amount paid by this entry
 * @param evidence what it rests on: the subscription, the line of the bank
 * @param corrects sequence of the entry that this one puts right
 * @param hash seals this entry to the one before
 */
public record ShareEntry(
        long sequence,
        Instant recordedAt,
        LocalDate effectiveOn,
        PartyId party,
        String category,
        Kind kind,
        UUID subscription,
        int shares,
        Money called,
        Money paid,
        String evidence,
        @Nullable UUID actor,
        @Nullable Long corrects,
        String hash) {

    /** What an entry does. */
    public enum Kind {
        SUBSCRIPTION,
        PAYMENT,
        CORRECTION
    }

    /** Hash before the first entry. */
    static final String START = "0".repeat(64);

    /** This entry sealed to the one that has {@code previousHash}. */
    ShareEntry sealedTo(String previousHash) {
        return new ShareEntry(
                sequence,
                recordedAt,
                effectiveOn,
                party,
                category,
                kind,
                subscription,
                shares,
                called,
                paid,
                evidence,
                actor,
                corrects,
                sealAfter(previousHash));
    }

    boolean isSealedTo(String previousHash) {
        return hash.equals(sealAfter(previousHash));
    }

    /** Microseconds as the database keeps them, so that an entry read back has the same seal. */
    private String sealAfter(String previousHash) {
        String content = String.join(
                "|",
                previousHash,
                Long.toString(sequence),
                recordedAt.truncatedTo(java.time.temporal.ChronoUnit.MICROS).toString(),
                effectiveOn.toString(),
                party.toString(),
                category,
                kind.name(),
                subscription.toString(),
                Integer.toString(shares),
                Long.toString(called.cents()),
                Long.toString(paid.cents()),
                evidence,
                String.valueOf(corrects));
        return Hash.of(content);
    }
}
