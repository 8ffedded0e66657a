package coop.ouvrage.demo;

import coop.ouvrage.access.Role;
import coop.ouvrage.access.Users;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Gives people of the demo their log-ins. */
@DemoOnly
@Component
class Enrolment {

    private final Users users;

    Enrolment(Users users) {
        this.users = users;
    }

    void enrol(String login, String name, String language, UUID party, Set<Role> roles) {
        users.register(login, party, name, language, roles);
    }
}
