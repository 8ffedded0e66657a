package coop.ouvrage.access;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who acts.
 *
 * @param user null for the system and for strangers
 * @param party the person behind the user, if it is registered as one
 * @param provenAt when the second factor was last given; null if it was not
 */
public record Actor(
        @Nullable UserId user,
        @Nullable UUID party,
        String name,
        String language,
        Set<Role> roles,
        @Nullable Instant provenAt,
        boolean isSystem) {

    /** The system itself: timers, listeners, simulated days. May do everything that its code does. */
    public static final Actor SYSTEM = new Actor(null, null, "system", "en", Set.of(), null, true);

    /** Somebody who has not logged in: may do nothing that asks a permission. */
    public static final Actor STRANGER = new Actor(null, null, "", "fr", Set.of(), null, false);

    public Actor {
        roles = Set.copyOf(roles);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    public boolean isStaff() {
        return roles.stream().anyMatch(Role::isStaff);
    }
}
