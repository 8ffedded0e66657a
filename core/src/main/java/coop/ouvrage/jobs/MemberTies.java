package coop.ouvrage.jobs;

import coop.ouvrage.customer.spi.ClientTies;
import coop.ouvrage.membership.Membership;
import coop.ouvrage.parties.PartyId;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A client who is a member too is removed as a client only: the person stays known. */
@Component
class MemberTies implements ClientTies {

    private final Membership membership;

    MemberTies(Membership membership) {
        this.membership = membership;
    }

    @Override
    public Optional<LocalDate> keptUntil(UUID client) {
        return membership.find(new PartyId(client)).map(member -> LocalDate.MAX);
    }
}
