package coop.ouvrage.parties;

import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may see and change what of a person: oneself always, others by the matrix. */
@Component
class PartyAccess {

    /** How long a second factor counts for a change of account. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final CurrentUser user;
    private final Permissions permissions;
    private final BusinessTime time;

    PartyAccess(CurrentUser user, Permissions permissions, BusinessTime time) {
        this.user = user;
        this.permissions = permissions;
        this.time = time;
    }

    /** The person who acts, for histories; null for the system. */
    @Nullable
    UUID actor() {
        return user.partyId().orElse(null);
    }

    boolean isSelf(PartyId person) {
        return user.is(person.value());
    }

    void requireIdentity(PartyId person) {
        if (!isSelf(person)) {
            permissions.require(Permission.IDENTITY_CHANGE, person.value());
        }
    }

    void requireSensitive(PartyId person) {
        if (!isSelf(person)) {
            permissions.require(Permission.IDENTITY_READ, person.value());
        }
    }

    /** To read the same of many people at once. */
    void requireEverybody() {
        permissions.require(Permission.IDENTITY_READ);
    }

    /** Not even the team gives an account for somebody else; the system does when it enters what is known. */
    void requireSelf(PartyId person) {
        if (!isSelf(person) && !user.actor().isSystem()) {
            throw new AccessDenied(Permission.IDENTITY_CHANGE);
        }
    }

    /** Nobody releases their own account. */
    void requireRelease(PartyId person) {
        permissions.require(Permission.IDENTITY_READ, person.value());
        if (isSelf(person)) {
            throw new RefusedException(Refusal.of("parties.own_release"));
        }
    }

    void requireSecondFactor() {
        Instant proven = user.actor().provenAt();
        boolean fresh = proven != null && !proven.plus(FRESH).isBefore(time.now());
        if (!fresh && !user.actor().isSystem()) {
            throw new RefusedException(Refusal.of("parties.second_factor_needed"));
        }
    }
}
