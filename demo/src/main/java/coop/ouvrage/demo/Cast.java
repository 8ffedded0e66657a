package coop.ouvrage.demo;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Users;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.parties.PartyId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who is who in the demo: the identifiers that people and clients got when they were registered. */
@DemoOnly
@Component
class Cast {

    /** Known to everybody. */
    static final String PASSWORD = "une-demo-pour-tous";

    /** Hashing a password takes its time by design: others enter by the bench. */
    static final Set<String> WITH_PASSWORD = Set.of("lea", "samir", "noor");

    private final Users users;
    private final CurrentUser user;
    private final BusinessTime time;
    private final Map<String, Actor> actors = new ConcurrentHashMap<>();
    private final Map<String, PartyId> people = new ConcurrentHashMap<>();
    private final Map<String, UUID> clients = new ConcurrentHashMap<>();

    Cast(Users users, CurrentUser user, BusinessTime time) {
        this.users = users;
        this.user = user;
        this.time = time;
    }

    void met(String key, PartyId person) {
        people.put(key, person);
    }

    void metClient(String key, UUID client) {
        clients.put(key, client);
    }

    PartyId person(String key) {
        return Objects.requireNonNull(people.get(key), key);
    }

    boolean isHere(String key) {
        return people.containsKey(key);
    }

    /** Nobody works for this client any more. */
    void lost(String client) {
        clients.remove(client);
    }

    boolean knows(String client) {
        return clients.containsKey(client);
    }

    Optional<String> clientKey(UUID client) {
        return clients.entrySet().stream()
                .filter(entry -> entry.getValue().equals(client))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    UUID client(String key) {
        return Objects.requireNonNull(clients.get(key), key);
    }

    /** Lets something be done by a person of the demo, with the rights that this person has. */
    void act(String key, Runnable deed) {
        user.as(actor(key), deed);
    }

    private Actor actor(String key) {
        return actors.computeIfAbsent(
                key,
                k -> users.byLogin(k + "@ouvrage.example")
                        .flatMap(found -> users.actor(found.id(), time.now()))
                        .orElseThrow());
    }

    /** Has other roles from now on. */
    void changed(String key) {
        actors.remove(key);
    }

    /** The actors are read again: roles may have changed, and a second factor given yesterday counts no more. */
    void newDay() {
        actors.clear();
    }

    /** The team, and one member of each kind. */
    List<Demo.Login> logins() {
        Stream<Demo.Login> members = Performer.all().stream()
                .filter(p -> WITH_PASSWORD.contains(p.key()))
                .map(p -> new Demo.Login(p.email(), PASSWORD, "member: " + p.trade() + ", " + p.unit()));
        Stream<Demo.Login> team = Officer.TEAM.stream().map(o -> new Demo.Login(o.email(), PASSWORD, o.task()));
        return Stream.concat(members, team).toList();
    }
}
