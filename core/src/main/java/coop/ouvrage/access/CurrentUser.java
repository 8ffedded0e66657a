package coop.ouvrage.access;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Who acts on this thread. Bound by the web filter from the session or API token, by timers as the system; without a binding a
 * stranger, who may do nothing.
 */
@Component
public class CurrentUser {

    private static final ThreadLocal<Actor> ACTOR = new ThreadLocal<>();

    public Actor actor() {
        Actor actor = ACTOR.get();
        return actor == null ? Actor.STRANGER : actor;
    }

    /** The person who acts; empty for the system, strangers, and users that are no registered person. */
    public Optional<UUID> partyId() {
        return Optional.ofNullable(actor().party());
    }

    public Optional<UserId> id() {
        return Optional.ofNullable(actor().user());
    }

    public Set<Role> roles() {
        return actor().roles();
    }

    /** Whether this person acts: nobody approves their own case. */
    public boolean is(UUID party) {
        return party.equals(actor().party());
    }

    public <T> T as(Actor actor, Supplier<T> action) {
        Actor before = ACTOR.get();
        ACTOR.set(actor);
        try {
            return action.get();
        } finally {
            restore(before);
        }
    }

    public void as(Actor actor, Runnable action) {
        as(actor, () -> {
            action.run();
            return actor;
        });
    }

    /** For timers and consequences of events that nobody in particular asked for. */
    public <T> T asSystem(Supplier<T> action) {
        return as(Actor.SYSTEM, action);
    }

    public void asSystem(Runnable action) {
        as(Actor.SYSTEM, action);
    }

    private static void restore(@org.jspecify.annotations.Nullable Actor before) {
        if (before == null) {
            ACTOR.remove();
        } else {
            ACTOR.set(before);
        }
    }
}
