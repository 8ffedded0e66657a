package coop.ouvrage.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.app.testing.Surfer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Amounts as people type them into pages: what cannot be an amount of euros and cents is refused in words, and nothing is made of it. */
@OuvrageTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TypedAmountsTest {

    private static final String PASSWORD = "quatre chevaux lents";
    private static final String TWO_DECIMALS = "An amount has two decimals at most.";

    private final SmallCoop coop;
    private final Users users;
    private final JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private Map<String, String> job = Map.of();
    private Surfer member = new Surfer(0);

    TypedAmountsTest(SmallCoop coop, Users users, JdbcClient jdbc) {
        this.coop = coop;
        this.users = users;
        this.jdbc = jdbc;
    }

    @BeforeAll
    void aMemberWithAClient() {
        UUID holder = coop.person("Maud", "Lekeux");
        UUID unit = coop.unit(holder);
        job = Map.of(
                "unit", unit.toString(),
                "client", coop.client(unit).toString(),
                "title", "Concert d'ouverture",
                "kind", "ARTIST",
                "supply", "SERVICE",
                "committee", "304.00",
                "day0", "2026-12-04",
                "start0", "16:00",
                "end0", "23:00",
                "goal", "price");
        UserId user = users.create("maud@example.org", "Maud Lekeux", "en", holder, PASSWORD)
                .orThrow();
        users.grant(user, Role.MEMBER);
        member = new Surfer(port);
        member.logIn("maud@example.org", PASSWORD);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "100.123; " + TWO_DECIMALS,
                "100,123; " + TWO_DECIMALS,
                "1.234,567; " + TWO_DECIMALS,
                "0,001 €; " + TWO_DECIMALS,
                "9999999999; This amount is bigger than can be written here.",
                "1e3; This is not a number.",
                "mille; This is not a number.",
                "-5; above zero",
                "0; above zero"
            })
    void theFormOfAJobRefusesItInWords(String typed, String words) {
        for (String path : new String[] {"/jobs", "/jobs/answer"}) {
            member.get("/jobs/new");
            Surfer.Answer answer = member.post(path, with("amount", typed));
            assertThat(answer.body()).as(path).contains(words);
            assertThat(answer.status()).isIn(200, 422);
        }
        assertThat(jobs()).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {"60.005; " + TWO_DECIMALS, "60,0001; " + TWO_DECIMALS, "x; This is not a number."})
    void itsCostsToo(String typed, String words) {
        member.get("/jobs/new");
        Map<String, String> form = with("amount", "1000");
        form.put("costs", typed);
        Surfer.Answer answer = member.post("/jobs", form);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains(words);
        assertThat(jobs()).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {"1000.005; " + TWO_DECIMALS, "1.000,005; " + TWO_DECIMALS})
    void theSimulatorToo(String typed, String words) {
        Surfer.Answer answer = new Surfer(port)
                .get("/simulator?goal=price&day=2026-12-04&kind=EMPLOYEE&partner=NONE&hours=7.6&amount="
                        + URLEncoder.encode(typed, StandardCharsets.UTF_8));
        assertThat(answer.body()).contains(words);
    }

    @Test
    void aDayThatIsRefusedHasNoWageRatherThanOneOfNothing() {
        member.get("/jobs/new");
        Map<String, String> tooLong = with("amount", "1000");
        tooLong.put("start0", "08:00");
        assertThat(member.post("/jobs/answer", tooLong).body())
                .contains("No wage can be calculated like this")
                .doesNotContain("the gross pay is");
    }

    private Map<String, String> with(String field, String typed) {
        Map<String, String> form = new HashMap<>(job);
        form.put(field, typed);
        form.put("form_key", UUID.randomUUID().toString());
        return form;
    }

    private int jobs() {
        return jdbc.sql("select count(*) from job").query(Integer.class).single();
    }
}
