package coop.ouvrage.membership;

import coop.ouvrage.parties.PartyId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A member as the team's list shows it. */
public record MemberRow(
        PartyId party,
        String name,
        @Nullable String email,
        MemberState state,
        @Nullable Trade trade,
        @Nullable LocalDate admittedOn,
        @Nullable Integer number,
        int paidShares) {}
