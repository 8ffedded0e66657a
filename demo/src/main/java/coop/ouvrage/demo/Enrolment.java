package coop.ouvrage.demo;

import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.access.Users;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives people of the demo their log-ins; few have a password, since hashing one takes its time by design. */
@DemoOnly
@Component
class Enrolment {

    private final Users users;

    Enrolment(Users users) {
        this.users = users;
    }

    void enrol(String login, String name, String language, UUID party, @Nullable String password, Set<Role> roles) {
        UserId user = users.create(login, name, language, party, password).orThrow();
        roles.forEach(role -> users.grant(user, role));
    }
}
