package coop.ouvrage.membership;

import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.access.Users;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.parties.PersonName;
import coop.ouvrage.refusal.Outcome;
import org.springframework.stereotype.Component;

/** The account with which a person logs in: one person, one account. */
@Component
class MemberAccounts {

    private final Users users;

    MemberAccounts(Users users) {
        this.users = users;
    }

    boolean exists(String email) {
        return users.byLogin(email).isPresent();
    }

    /** Opens the account of a newcomer, who may do nothing yet but register. */
    Outcome<UserId> open(PartyId party, Invitation invitation, PersonName name, String password) {
        return users.create(invitation.email(), name.full(), invitation.language(), party.value(), password);
    }

    /** From admission on the person acts as member. Who was entered without account gets none by it. */
    void becomeMember(PartyId party) {
        users.ofParty(party.value()).ifPresent(user -> users.grant(user, Role.MEMBER));
    }
}
