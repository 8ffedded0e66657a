package coop.ouvrage.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.Surfer;
import coop.ouvrage.app.testing.Told;
import coop.ouvrage.calendar.BusinessClock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A stranger fills nobody's mailbox with our mails, and does not learn who is known by trying. */
@Tag("long")
@OuvrageTest(perMethod = true)
class MailBombTest {

    private static final String MAUD = "maud@example.org";

    private final Users users;
    private final BusinessClock clock;
    private final JdbcClient jdbc;

    @LocalServerPort
    int port;

    MailBombTest(Users users, BusinessClock clock, JdbcClient jdbc) {
        this.users = users;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aKnownUser() {
        UserId id = users.create(MAUD, "Maud", "en", UUID.randomUUID(), "quatre chevaux lents")
                .orThrow();
        users.grant(id, Role.MEMBER);
    }

    private Surfer.Answer forgotten(String login) {
        Surfer surfer = new Surfer(port);
        surfer.get("/password/forgotten");
        return surfer.post("/password/forgotten", Map.of("login", login));
    }

    private Surfer.Answer joining(String email) {
        Surfer surfer = new Surfer(port);
        surfer.get("/join");
        return surfer.post("/join", Map.of("email", email));
    }

    private int mails() {
        return jdbc.sql("select count(*) from outgoing_message")
                .query(Integer.class)
                .single();
    }

    @Test
    void anAddressGetsFourMailsAnHourAndNobodyIsToldWhenItGetsNone() {
        for (int i = 0; i < 7; i++) {
            Surfer.Answer known = forgotten(i % 2 == 0 ? MAUD : " MAUD@example.org");
            Surfer.Answer unknown = forgotten("nobody@example.org");
            assertThat(known.status()).isEqualTo(unknown.status()).isEqualTo(302);
            assertThat(known.location()).isEqualTo(unknown.location());
        }
        assertThat(mails()).isEqualTo(4);
        clock.freezeAt(LocalDateTime.of(2026, 11, 20, 10, 1));
        forgotten(MAUD);
        assertThat(mails()).as("an hour later one may ask again").isEqualTo(5);
    }

    @Test
    void registeringIsNoWayRoundIt() {
        for (int i = 0; i < 6; i++) {
            assertThat(joining("noor@example.org").status()).isEqualTo(200);
            assertThat(joining(MAUD).body())
                    .isEqualTo(joining("other" + i + "@example.org").body());
        }
        assertThat(jdbc.sql("select count(*) from outgoing_message where address = 'noor@example.org'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(4);
        assertThat(jdbc.sql("select count(*) from outgoing_message where address = :maud")
                        .param("maud", MAUD)
                        .query(Integer.class)
                        .single())
                .isEqualTo(4);
    }

    @Test
    void aNetworkAsksThirtyTimesAnHourWhateverTheAddresses() {
        for (int i = 0; i < 30; i++) {
            assertThat(joining("a" + i + "@example.org").status()).isEqualTo(200);
        }
        Surfer.Answer refused = joining("a30@example.org");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains(Told.of("messaging.too_many_mails"));
        Surfer.Answer known = forgotten(MAUD);
        Surfer.Answer unknown = forgotten("nobody@example.org");
        assertThat(known.status()).isEqualTo(unknown.status()).isEqualTo(429);
        assertThat(mails()).isEqualTo(30);
    }

    @Test
    void theAnswerToAKnownOneTakesNoLongerThanToAStranger() {
        assertThat(time(MAUD)).isGreaterThanOrEqualTo(Duration.ofMillis(250));
        assertThat(time("nobody@example.org")).isGreaterThanOrEqualTo(Duration.ofMillis(250));
    }

    private Duration time(String login) {
        Surfer surfer = new Surfer(port);
        surfer.get("/password/forgotten");
        long begun = System.nanoTime();
        surfer.post("/password/forgotten", Map.of("login", login));
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
