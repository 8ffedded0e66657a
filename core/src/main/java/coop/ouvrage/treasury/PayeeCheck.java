package coop.ouvrage.treasury;

import coop.ouvrage.money.Iban;
import coop.ouvrage.treasury.spi.PayeeVerification.Result;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the bank of a beneficiary said about a name and an account.
 *
 * @param holder whose account it is, if the bank told; else empty
 * @param decidedBy officer who lets the account be paid although it seems to be somebody else's; null while nobody did
 * @param reason of that decision
 */
public record PayeeCheck(
        UUID id,
        UUID party,
        String name,
        Iban iban,
        Result result,
        String holder,
        Instant askedAt,
        @Nullable UUID decidedBy,
        String reason) {

    /** Whether nothing may leave for this account until an officer decides. */
    public boolean blocks() {
        return result == Result.NO_MATCH && decidedBy == null;
    }

    /** Names stay out of logs. */
    @Override
    public String toString() {
        return "PayeeCheck[" + id + ", " + result + "]";
    }
}
