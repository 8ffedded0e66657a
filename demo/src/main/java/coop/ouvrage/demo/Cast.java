package coop.ouvrage.demo;

import coop.ouvrage.parties.PartyId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who is who in the demo: the identifiers that people and clients got when they were registered. */
@DemoOnly
@Component
class Cast {

    private final Map<String, PartyId> people = new LinkedHashMap<>();
    private final Map<String, UUID> clients = new LinkedHashMap<>();

    void met(String key, PartyId person) {
        people.put(key, person);
    }

    void metClient(String key, UUID client) {
        clients.put(key, client);
    }

    PartyId person(String key) {
        return Objects.requireNonNull(people.get(key), key);
    }

    UUID client(String key) {
        return Objects.requireNonNull(clients.get(key), key);
    }

    List<Demo.Login> logins() {
        return List.of();
    }
}
