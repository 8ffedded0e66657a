package coop.ouvrage.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Role;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.Surfer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** Webhooks are registered by administrators only, by programs and by pages; their secret is shown once. */
@OuvrageTest
@Import(ApiWorld.class)
class WebhooksByApiTest {

    private static final Map<String, Object> HOOK =
            Map.of("address", "https://127.0.0.1:1/hook", "events", List.of("invoice.issued"));

    private static final String SETTING = "ouvrage.webhooks.private-addresses";

    private final ApiWorld world;

    @LocalServerPort
    int port;

    WebhooksByApiTest(ApiWorld world) {
        this.world = world;
    }

    /** Nothing listens at the address: no test calls the internet. */
    @BeforeEach
    void behindTheWall() {
        System.setProperty(SETTING, "true");
    }

    @AfterEach
    void before() {
        System.clearProperty(SETTING);
    }

    @Test
    void anAdministratorRegistersTriesAndEnds() {
        Program administrator = world.officer(port, Role.ADMINISTRATOR);
        assertThat(administrator.post("/api/v1/webhooks", HOOK).codes()).isEqualTo("web.second_factor_needed");
        Program.Answer made = administrator.proving().post("/api/v1/webhooks", HOOK, "first");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.json().path("secret").asString()).hasSizeGreaterThan(40);
        String path = "/api/v1/webhooks/" + made.json().path("id").asString();
        assertThat(administrator.get(path).text())
                .contains("invoice.issued")
                .doesNotContain(made.json().path("secret").asString());
        assertThat(administrator.post(path + "/trial").done().path("waiting").asInt())
                .isEqualTo(1);
        String call = administrator
                .get(path + "/calls?limit=1")
                .done()
                .at("/items/0/id")
                .asString();
        assertThat(administrator.post(path + "/calls/" + call + "/retry").status())
                .isEqualTo(202);
        assertThat(world.officer(port, Role.ADMINISTRATOR)
                        .proving()
                        .post(path + "/end")
                        .done()
                        .path("endedAt")
                        .isNull())
                .isFalse();
        assertThat(administrator.post(path + "/trial").status()).isEqualTo(404);
    }

    @Test
    void nobodyElseKnowsOfThem() {
        for (Role role : List.of(Role.FINANCE, Role.AUDITOR, Role.PAYROLL, Role.MEMBER)) {
            Program other = world.officer(port, role);
            assertThat(other.get("/api/v1/webhooks").status()).as(role.name()).isEqualTo(404);
            assertThat(other.proving().post("/api/v1/webhooks", HOOK).status())
                    .as(role.name())
                    .isEqualTo(404);
        }
    }

    @Test
    void thePageRefusesInWordsAndShowsTheSecretOnce() {
        Surfer surfer = world.entered(port, Role.ADMINISTRATOR);
        assertThat(surfer.get("/desk/webhooks").body()).contains("No webhook", "invoice.issued");
        System.clearProperty(SETTING);
        Surfer.Answer refused =
                surfer.post("/desk/webhooks", Map.of("address", "https://10.0.0.1/hook", "event", "invoice.issued"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("private network");
        System.setProperty(SETTING, "true");
        surfer.get("/desk/webhooks");
        Surfer.Answer made =
                surfer.post("/desk/webhooks", Map.of("address", "https://127.0.0.1:1/x", "event", "wage.paid"));
        assertThat(made.status()).as(made.body()).isEqualTo(200);
        String secret = made.body().replaceAll("(?s).*<code>([^<]+)</code>.*", "$1");
        assertThat(secret).hasSizeBetween(40, 50);
        assertThat(surfer.get("/desk/webhooks").body())
                .contains("127.0.0.1:1/x")
                .doesNotContain(secret);
    }
}
