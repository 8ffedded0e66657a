package coop.ouvrage.replay;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.Users;
import coop.ouvrage.calendar.BusinessTime;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets officers and members act with the rights that they have. */
@ReplayOnly
@Component
class Cast {

    static final String PERSON = "person";

    private final Users users;
    private final CurrentUser user;
    private final BusinessTime time;
    private final Checkpoints checkpoints;

    /** Officers who came to work today, with the rights of this morning. */
    private final Map<Officer, Actor> onDuty = new EnumMap<>(Officer.class);

    private @Nullable LocalDate today;

    Cast(Users users, CurrentUser user, BusinessTime time, Checkpoints checkpoints) {
        this.users = users;
        this.user = user;
        this.time = time;
        this.checkpoints = checkpoints;
    }

    <T> T officer(Officer officer, Supplier<T> deed) {
        if (!time.today().equals(today)) {
            onDuty.clear();
            today = time.today();
        }
        return user.as(onDuty.computeIfAbsent(officer, this::actor), deed);
    }

    private Actor actor(Officer officer) {
        return users.byLogin(officer.login())
                .flatMap(found -> users.actor(found.id(), time.now()))
                .orElseThrow();
    }

    <T> T member(int number, Supplier<T> deed) {
        return user.as(actor(checkpoints.get(PERSON, number), Role.MEMBER), deed);
    }

    <T> T applicant(UUID party, Supplier<T> deed) {
        return user.as(actor(party, Role.EMPLOYEE), deed);
    }

    <T> T stranger(Supplier<T> deed) {
        return user.as(Actor.STRANGER, deed);
    }

    private static Actor actor(UUID party, Role role) {
        return new Actor(null, party, "", "fr", Set.of(role), null, false);
    }
}
