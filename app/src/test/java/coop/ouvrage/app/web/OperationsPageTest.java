package coop.ouvrage.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.Surfer;
import coop.ouvrage.app.testing.TestDatabase;
import coop.ouvrage.installation.Outgoing;
import coop.ouvrage.messaging.Message;
import coop.ouvrage.messaging.Messages;
import coop.ouvrage.messaging.Postman;
import java.net.http.HttpRequest;
import java.sql.Connection;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What operators see, what they can try again, and what a collector of metrics may read. */
@OuvrageTest(perMethod = true)
class OperationsPageTest {

    private static final String PASSWORD = "quatre chevaux lents";

    @Autowired
    Users users;

    @Autowired
    Messages messages;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Outgoing outgoing;

    @Autowired
    Postman postman;

    @LocalServerPort
    int port;

    @Test
    void whatWasGivenUpIsShownWithoutItsAddressAndTriedAgain() {
        messages.send(Message.to("secret@somewhere.example", "en", "access.mail.invited")
                .with(Map.of("name", "Maud"))
                .link("/password/new/x"));
        UUID mail = jdbc.sql("update outgoing_message set attempts = 8, last_error = 'MailSendException' returning id")
                .query(UUID.class)
                .single();
        Surfer ada = entered("ada@example.org", Role.ADMINISTRATOR);
        String page = ada.get("/desk/operations").body();
        assertThat(page)
                .contains("Something needs a look", "access.mail.invited", "MailSendException", "No backup yet")
                .contains("messaging.Postman")
                .doesNotContain("secret@somewhere.example");
        assertThat(ada.post("/desk/operations/mails/" + mail + "/retry", Map.of())
                        .location())
                .startsWith("/desk/operations");
        assertThat(jdbc.sql("select attempts from outgoing_message where id = :id")
                        .param("id", mail)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(ada.post("/desk/operations/mails/" + mail + "/retry", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(ada.get("/desk/operations").body())
                .contains("Something needs a look", "no mail server is named")
                .doesNotContain("MailSendException");
        jdbc.sql("update outgoing_message set sent_at = clock_timestamp()").update();
        assertThat(ada.get("/desk/operations").body()).contains("Everything is at work");
        assertThat(entered("fin@example.org", Role.FINANCE)
                        .get("/desk/operations")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aRestoredCopySendsNothingUntilAnAdministratorSaysThatItIsTheOne() throws Exception {
        try (Connection owner = TestDatabase.get().superuser()) {
            owner.createStatement().execute("insert into outgoing_hold default values");
        }
        Surfer ada = entered("ada@example.org", Role.ADMINISTRATOR);
        assertThat(ada.get("/desk/operations").body()).contains("Something needs a look", "nothing leaves it");
        assertThat(outgoing.isHeld()).isTrue();
        assertThat(postman.deliver()).isZero();
        ada.post("/desk/operations/release", Map.of());
        assertThat(outgoing.isHeld()).isFalse();
        assertThat(ada.get("/desk/operations").body()).doesNotContain("nothing leaves it");
        Surfer fin = entered("fin@example.org", Role.FINANCE);
        fin.get("/desk/worklist");
        assertThat(fin.post("/desk/operations/release", Map.of()).status()).isEqualTo(404);
    }

    @Test
    void metricsAreForTheCollectorAndAdministrators() {
        Surfer stranger = new Surfer(port);
        assertThat(stranger.get("/actuator/prometheus").status()).isNotEqualTo(200);
        assertThat(metrics(stranger, "another key").status()).isNotEqualTo(200);
        assertThat(entered("maud@example.org", Role.FINANCE)
                        .get("/actuator/prometheus")
                        .status())
                .isNotEqualTo(200);
        assertThat(entered("ada@example.org", Role.ADMINISTRATOR)
                        .get("/actuator/prometheus")
                        .status())
                .isEqualTo(200);
        Surfer.Answer read = metrics(stranger, "the key of the tests");
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.body())
                .contains(
                        "ouvrage_queue_waiting",
                        "queue=\"mails\"",
                        "ouvrage_backup_age_seconds",
                        "jvm_memory_used_bytes");
        assertThat(stranger.get("/actuator/health/readiness").body()).contains("UP");
        assertThat(stranger.get("/actuator/health/liveness").body()).contains("UP");
    }

    private static Surfer.Answer metrics(Surfer surfer, String key) {
        return surfer.send(HttpRequest.newBuilder(surfer.address("/actuator/prometheus"))
                .header("Authorization", "Bearer " + key));
    }

    private Surfer entered(String login, Role role) {
        UserId id = users.create(login, "Ada", "en", null, PASSWORD).orThrow();
        users.grant(id, role);
        Surfer entering = new Surfer(port);
        entering.logIn(login, PASSWORD);
        String secret = entering.get("/profile/second-factor")
                .body()
                .replaceAll("(?s).*name=\"secret\" value=\"([A-Z2-7]+)\".*", "$1");
        entering.post("/profile/second-factor", Map.of("secret", secret, "code", Codes.now(secret)));
        return entering;
    }
}
