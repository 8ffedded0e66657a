package coop.ouvrage.takings;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.app.testing.Surfer;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.unit.UnitCode;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The till and what units charge each other, as their holders meet them. */
@OuvrageTest
class CounterPagesTest {

    private static final String PASSWORD = "quatre chevaux lents";

    private final SmallCoop coop;
    private final Users users;
    private final BusinessTime time;

    @LocalServerPort
    private int port;

    CounterPagesTest(SmallCoop coop, Users users, BusinessTime time) {
        this.coop = coop;
        this.users = users;
        this.time = time;
    }

    @Test
    void aHolderSellsAtTheCounterAndClosesTheDay() {
        UUID holder = coop.person("Nina", "Comptoir");
        UUID unit = coop.unit(holder);
        Surfer nina = entered("nina-counter", holder);
        String till = "/units/" + unit + "/till";
        assertThat(nina.get("/units/" + unit).body()).contains(till);
        String page = nina.get(till).body();
        assertThat(page).doesNotContain("[takings", "[sales");
        String day = time.today().toString();
        Map<String, String> sold =
                Map.of("day", day, "supply", "GOODS", "gross", "12.10", "method", "CASH", "description", "");
        assertThat(nina.post(till, sold).status()).isEqualTo(302);
        assertThat(nina.post(till, Map.of("day", day, "gross", "")).status()).isEqualTo(422);
        String taking = nina.get(till).body().replaceAll("(?s).*href=\"(/takings/[0-9a-f-]+)\".*", "$1");
        assertThat(nina.get(taking).body()).contains("12.10").doesNotContain("[takings");
        assertThat(nina.post(taking + "/reversal", Map.of("reason", "")).status())
                .isEqualTo(422);
        Map<String, String> wrong = Map.of("close_day", day, "counted", "12.00", "reason", "");
        assertThat(nina.post(till + "/close", wrong).body()).doesNotContain("[takings", "[refusal");
        Surfer.Answer closed = nina.post(till + "/close", Map.of("close_day", day, "counted", "12.10", "reason", ""));
        assertThat(closed.status()).isEqualTo(302);
        assertThat(nina.get(closed.location()).body()).contains("12.10").doesNotContain("[takings");
        assertThat(nina.get(till).body()).contains("-00001").doesNotContain("[takings");
        assertThat(nina.get(till + "?format=csv").body()).contains("12.10;10.00;2.10");
        assertThat(nina.bytes(till + "?format=xlsx")).startsWith('P', 'K');
        assertThat(nina.bytes(till + "?format=pdf")).startsWith('%', 'P', 'D', 'F');
        assertThat(nina.get("/api/v1/till/" + unit + "/takings").body()).contains("12.10");
        assertThat(nina.get("/api/v1/till/" + unit + "/days").body()).contains("\"net\":\"10.00\"");
    }

    @Test
    void theCountOfADayLeavesOutWhatLaterDaysSold() {
        UUID holder = coop.person("Mina", "Comptoir");
        UUID unit = coop.unit(holder);
        Surfer mina = entered("mina-counter", holder);
        String till = "/units/" + unit + "/till";
        for (int back : new int[] {1, 0}) {
            String day = time.today().minusDays(back).toString();
            Map<String, String> sold = Map.of(
                    "day", day, "supply", "SERVICE", "gross", "10.0" + back, "method", "CASH", "description", "");
            assertThat(mina.post(till, sold).status()).isEqualTo(302);
        }
        assertThat(mina.get(till).body())
                .containsPattern("20\\.01.{0,9} should be in the till")
                .containsPattern("10\\.01.{0,9} should be there, less");
    }

    @Test
    void aHolderChargesAnotherUnit() {
        UUID from = coop.person("Oda", "Atelier");
        UUID to = coop.person("Piet", "Drukker");
        UUID seller = coop.unit(from);
        UUID buyer = coop.unit(to);
        Surfer oda = entered("oda-internal", from);
        Surfer piet = entered("piet-internal", to);
        String list = "/units/" + seller + "/internal";
        assertThat(oda.get(list).body()).contains(UnitCode.of(seller)).doesNotContain("[transfers");
        assertThat(oda.get(list + "/new").body()).doesNotContain("[transfers");
        assertThat(oda.post(list, Map.of("buyer", "OV-NOBODY", "title", "x", "amount", "1"))
                        .body())
                .doesNotContain("[refusal");
        Surfer.Answer made = oda.post(list, Map.of("buyer", UnitCode.of(buyer), "title", "Planks", "amount", "20.00"));
        assertThat(made.status()).isEqualTo(302);
        String document = made.location().replaceAll(".*(/internal/[0-9a-f-]+).*", "$1");
        assertThat(oda.get(document).body()).contains(document + "/withdrawal").doesNotContain("[transfers");
        assertThat(piet.get("/").body() + piet.get("/home").body()).contains(document);
        assertThat(piet.get(document).body()).contains(document + "/agreement").doesNotContain("[transfers");
        assertThat(piet.post(document + "/agreement", Map.of("subject", "")).status())
                .as("there is no money yet")
                .isEqualTo(422);
        assertThat(piet.post(document + "/refusal", Map.of("reason", "not ordered"))
                        .status())
                .isEqualTo(302);
        assertThat(oda.get("/api/v1/internal-invoices").body()).contains("REFUSED");
        assertThat(entered("stranger-internal", UUID.randomUUID()).get(document).status())
                .isEqualTo(404);
    }

    private Surfer entered(String login, UUID party) {
        UserId id = users.create(login + "@example.org", login, "en", party, PASSWORD)
                .orThrow();
        users.grant(id, Role.MEMBER);
        Surfer surfer = new Surfer(port);
        surfer.logIn(login + "@example.org", PASSWORD);
        return surfer;
    }
}
