package coop.ouvrage.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.Surfer;
import coop.ouvrage.web.NavigationItem;
import coop.ouvrage.web.spi.PublicPaths;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.server.PathContainer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

/** Every route that the router knows, tried by strangers and by each role: closed unless somebody opened it. */
@OuvrageTest
class RoutesTest {

    private static final String PASSWORD = "quatre chevaux lents";

    /** What anybody may open. A path that is not here and is opened to strangers fails the test: add it only with a reason. */
    private static final Set<String> OPEN = Set.of(
            "/mediation",
            "/mediation/agreement/*",
            "/",
            "/error",
            "/login",
            "/login/**",
            "/logout",
            "/password/**",
            "/start/*",
            "/join",
            "/join/invitation/*",
            "/l/**",
            "/simulator",
            "/demo",
            "/demo/**",
            "/assets/**",
            "/favicon.ico",
            "/actuator/health",
            "/actuator/health/**",
            "/api/openapi.json",
            // Who registers, and a client who holds a link, have no account.
            "/api/v1/registrations",
            "/api/v1/registrations/accounts",
            "/api/v1/registrations/sessions",
            "/api/v1/offers",
            "/api/v1/offers/*",
            // A client's program brings a key of its own.
            "/api/v1/client-space/**");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping router;

    @Autowired
    List<PublicPaths> publicPaths;

    @Autowired
    List<NavigationItem> rooms;

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    /** Routes as "GET /path", identifiers filled in with one that nobody knows. */
    private Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        router.getHandlerMethods().keySet().forEach(route -> {
            Set<String> methods = route.getMethodsCondition().getMethods().isEmpty()
                    ? Set.of("GET")
                    : route.getMethodsCondition().getMethods().stream()
                            .map(Enum::name)
                            .collect(Collectors.toSet());
            methods.forEach(method -> route.getPatternValues().forEach(path -> routes.add(method + " " + path)));
        });
        return routes;
    }

    private static boolean isOpen(String path) {
        return OPEN.stream()
                .anyMatch(pattern ->
                        PathPatternParser.defaultInstance.parse(pattern).matches(PathContainer.parsePath(path)));
    }

    private static String filled(String path) {
        return path.replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
    }

    @Test
    void nobodyOpensMoreToStrangersThanIsWrittenHere() {
        assertThat(publicPaths.stream().flatMap(p -> p.patterns().stream())).isSubsetOf(OPEN);
    }

    @Test
    void strangersStandBeforeAClosedDoor() {
        Surfer stranger = new Surfer(port);
        Map<String, Integer> wrong = new TreeMap<>();
        for (String route : routes()) {
            String method = route.split(" ")[0];
            String path = filled(route.split(" ")[1]);
            if (isOpen(path)) {
                continue;
            }
            Surfer.Answer answer = stranger.send(
                    HttpRequest.newBuilder(stranger.address(path)).method(method, HttpRequest.BodyPublishers.noBody()));
            boolean closed = answer.status() == 401
                    || answer.status() == 403
                    || answer.status() == 302 && answer.location().startsWith("/login");
            if (!closed) {
                wrong.put(route, answer.status());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void eachRoleOpensItsRoomsAndBreaksNothing() {
        List<String> wrong = new ArrayList<>();
        for (Role role : Role.values()) {
            Surfer surfer = entered(role);
            for (String route : routes()) {
                String path = route.split(" ")[1];
                if (route.startsWith("GET ") && !path.startsWith("/demo") && !path.startsWith("/profile/prove")) {
                    int status = surfer.get(filled(path)).status();
                    if (status >= 500) {
                        wrong.add(role + " breaks " + route + ": " + status);
                    }
                    if (path.startsWith("/desk") && !role.isStaff() && status != 403) {
                        wrong.add(role + " at the desk: " + route + ": " + status);
                    }
                    rooms.stream()
                            .filter(room ->
                                    room.path().equals(path) && !room.roles().isEmpty())
                            .filter(room -> room.path().startsWith("/desk"))
                            .filter(room -> room.roles().contains(role) != (status == 200))
                            .forEach(room -> wrong.add(role + " at " + route + ": " + status));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private Surfer entered(Role role) {
        String login = role.name().toLowerCase() + "@example.org";
        UserId id = users.create(login, role.name(), "en", UUID.randomUUID(), PASSWORD)
                .orThrow();
        users.grant(id, role);
        Surfer surfer = new Surfer(port);
        surfer.logIn(login, PASSWORD);
        if (role.isStaff()) {
            String page = surfer.get("/profile/second-factor").body();
            String secret = page.replaceAll("(?s).*name=\"secret\" value=\"([A-Z2-7]+)\".*", "$1");
            surfer.post("/profile/second-factor", Map.of("secret", secret, "code", Codes.now(secret)));
        }
        return surfer;
    }
}
