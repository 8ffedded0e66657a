package coop.ouvrage.membership;

import coop.ouvrage.parties.PartyId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A person on the way into the co-operative, or in it.
 *
 * @param tradeWords the trade in the person's own words
 * @param sharesWanted how many shares the person wants to take at admission; 0 for not yet
 * @param agreementSignedAt when the user agreement in force was signed
 * @param number given at admission, in order, and never again
 */
public record Member(
        PartyId party,
        MemberState state,
        @Nullable Instant mailVerifiedAt,
        @Nullable Trade trade,
        @Nullable String tradeWords,
        int sharesWanted,
        @Nullable Instant registeredAt,
        @Nullable Instant agreementSignedAt,
        @Nullable LocalDate admittedOn,
        @Nullable Integer number) {

    public boolean isAdmitted() {
        return state == MemberState.ADMITTED;
    }
}
