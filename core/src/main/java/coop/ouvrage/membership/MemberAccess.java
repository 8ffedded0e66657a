package coop.ouvrage.membership;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.parties.PartyId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may see and do what with members: oneself one's own, others by the matrix. */
@Component
class MemberAccess {

    private final CurrentUser user;
    private final Permissions permissions;

    MemberAccess(CurrentUser user, Permissions permissions) {
        this.user = user;
        this.permissions = permissions;
    }

    /** The person who acts, for logs; null for the system. */
    @Nullable
    UUID actor() {
        return user.partyId().orElse(null);
    }

    boolean isSelf(PartyId person) {
        return user.is(person.value());
    }

    void requireSelfOrTeam(PartyId person) {
        if (!isSelf(person)) {
            permissions.require(Permission.MEMBER_ADMIT);
        }
    }

    void requireShareReader(PartyId person) {
        if (!isSelf(person)) {
            permissions.require(Permission.SHARE_READ, person.value());
        }
    }

    void requireMemberReader() {
        permissions.require(Permission.MEMBER_READ);
    }

    void requireTeam() {
        permissions.require(Permission.MEMBER_ADMIT);
    }
}
