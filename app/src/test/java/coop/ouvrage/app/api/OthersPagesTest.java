package coop.ouvrage.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Role;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.Surfer;
import coop.ouvrage.calendar.BusinessClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Another member, with a unit of their own, walks every route that the router knows with the identifiers of a job that is not theirs, by
 * pages and by the API: nothing of it is there, and nothing of it changes.
 */
@Tag("long")
@OuvrageTest(at = "2026-11-24T09:00")
@Import(ApiWorld.class)
class OthersPagesTest {

    private static final List<String> FIELDS =
            List.of("reason", "why", "words", "name", "code", "text", "note", "amount", "date", "cost", "heard");

    private final ApiWorld world;
    private final BusinessClock clock;
    private final JdbcClient jdbc;
    private final RequestMappingHandlerMapping router;

    @LocalServerPort
    int port;

    OthersPagesTest(
            ApiWorld world,
            BusinessClock clock,
            JdbcClient jdbc,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping router) {
        this.world = world;
        this.clock = clock;
        this.jdbc = jdbc;
        this.router = router;
    }

    @Test
    void nothingOfAnotherUnitIsThere() {
        OneJob job = new OneJob(world, clock, port, OneJob.Names.PLAIN);
        job.begun();
        theClientsPageGivesNoSession(job.token);
        job.accepted();
        job.signedAndDeclared();
        job.workedAndInvoiced();
        job.paidOnTheDay();
        UUID noor = world.person("Noor", "Maes", "noor@maes.example");
        Program program = world.user(port, "noor@maes.example", Role.MEMBER, noor);
        world.unit(noor);
        Surfer surfer = world.entered(port, "noor@maes.example");
        assertThat(surfer.get("/home").status()).isEqualTo(200);
        String before = state();
        List<String> opened = new ArrayList<>();
        List<String> ids = new ArrayList<>(job.ids());
        ids.addAll(moreIds());
        assertThat(ids).hasSizeGreaterThan(job.ids().size() + 8);
        for (String id : ids) {
            for (String route : routes(RequestMethod.GET)) {
                String path = route.replaceAll("\\{[^}]*}", id);
                boolean api = path.startsWith("/api/");
                int status = api ? program.get(path).status() : surfer.get(path).status();
                if (status < 400 && !isAsking(path)) {
                    opened.add("GET " + path + " " + status);
                }
            }
        }
        assertThat(opened).isEmpty();
        for (String id : ids) {
            for (String route : routes(RequestMethod.POST)) {
                String path = route.replaceAll("\\{[^}]*}", id);
                int status = path.startsWith("/api/")
                        ? program.post(path, Map.of("reason", "mine")).status()
                        : surfer.post(path, fields()).status();
                if (status >= 500 || status < 300) {
                    opened.add("POST " + path + " " + status);
                }
            }
        }
        assertThat(opened).isEmpty();
        assertThat(state()).isEqualTo(before);
    }

    /** A client has no account, and needs no session to read and to ask for a code. */
    private void theClientsPageGivesNoSession(String token) {
        Surfer client = new Surfer(port);
        List<Surfer.Answer> answers = List.of(
                client.get("/l/" + token), client.post("/l/" + token + "/code", Map.of()), client.get("/l/" + token));
        assertThat(answers.get(1).status()).isEqualTo(302);
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.raw().headers().allValues("Set-Cookie"))
                        .noneMatch(cookie -> cookie.startsWith("ouvrage=")));
        assertThat(jdbc.sql("select count(*) from spring_session")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /** One of each thing that came of the job besides, whatever its page calls it. */
    private List<String> moreIds() {
        return List.of(
                        "select id from payout_account",
                        "select id from share_subscription",
                        "select id from payment_batch",
                        "select id from pay_run",
                        "select id from journal_entry",
                        "select id from declaration",
                        "select id from outgoing_message",
                        "select id from app_user where login like 'maud%'",
                        "select id from api_token",
                        "select id from worklist_item")
                .stream()
                .flatMap(query -> jdbc.sql(query + " limit 1").query(UUID.class).list().stream())
                .map(UUID::toString)
                .toList();
    }

    /** Everything that another member's act could have changed. */
    private String state() {
        return jdbc.sql("""
                select concat_ws('|',
                    (select string_agg(j::text, ',' order by j.id) from job j),
                    (select string_agg(c.id || c.state, ',' order by c.id) from work_contract c),
                    (select string_agg(q.id || q.state, ',' order by q.id) from quote q),
                    (select count(*) from invoice), (select count(*) from journal_entry),
                    (select string_agg(c.party_id || c.state, ',' order by c.party_id) from client c),
                    (select count(*) from payout_account), (select count(*) from expense_claim))""").query(String.class).single();
    }

    private static Map<String, String> fields() {
        Map<String, String> fields = new java.util.TreeMap<>();
        FIELDS.forEach(field -> fields.put(field, "mine"));
        return fields;
    }

    /** Pages that say the same to everybody: a spent link, and the door at which one proves oneself. */
    private static boolean isAsking(String path) {
        return path.startsWith("/join/invitation/") || path.startsWith("/password/new/");
    }

    private Set<String> routes(RequestMethod method) {
        Set<String> routes = new TreeSet<>();
        router.getHandlerMethods().keySet().stream()
                .filter(route -> route.getMethodsCondition().getMethods().contains(method))
                .flatMap(route -> route.getPatternValues().stream())
                .filter(path -> path.contains("{") && !path.startsWith("/demo"))
                .forEach(routes::add);
        return routes;
    }
}
