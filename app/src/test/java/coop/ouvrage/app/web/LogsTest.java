package coop.ouvrage.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.ApiTokens;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.Surfer;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** What must not be in a log: names, mail addresses, tokens, passwords, national numbers, account numbers. */
@OuvrageTest
@ExtendWith(OutputCaptureExtension.class)
class LogsTest {

    private static final String TOKEN = "SecretTokenThatOpensAQuote";
    private static final String IBAN = "BE68539007547034";
    private static final String MAIL = "maud.secret@example.org";
    private static final String NAME = "Maud Secretname";
    private static final String NATIONAL_NUMBER = "85073003328";

    @Autowired
    Users users;

    @Autowired
    ApiTokens tokens;

    @Autowired
    JdbcTemplate jdbc;

    @LocalServerPort
    int port;

    @Test
    void holdsNoSecret(CapturedOutput output) {
        UserId id = users.create(MAIL, NAME, "en", UUID.randomUUID(), "quatre chevaux lents")
                .orThrow();
        users.grant(id, Role.MEMBER);
        String secret = tokens.create(id, "program", ApiTokens.Scope.WRITE, 10);
        Surfer surfer = new Surfer(port);
        surfer.get("/l/" + TOKEN);
        surfer.get("/password/new/" + TOKEN);
        surfer.get("/join/invitation/" + TOKEN);
        surfer.logIn(MAIL, "TheWrongPassword1");
        surfer.logIn(MAIL, "quatre chevaux lents");
        surfer.get("/units/" + UUID.randomUUID() + "?iban=" + IBAN);
        surfer.get("/profile");
        surfer.post("/profile/accounts", Map.of("iban", IBAN, "national_number", NATIONAL_NUMBER));
        surfer.get("/clients?q=" + NATIONAL_NUMBER);
        surfer.send(HttpRequest.newBuilder(surfer.address("/api/v1/invoices/" + IBAN))
                .header("Authorization", "Bearer " + secret));
        surfer.send(HttpRequest.newBuilder(surfer.address("/api/v1/invoices"))
                .header("Authorization", "Bearer " + secret)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"iban\": \"" + IBAN + "\", broken")));
        surfer.get("/clients?q=" + URLEncoder.encode(NAME, StandardCharsets.UTF_8));
        surfer.post("/password/forgotten", Map.of("login", MAIL));
        violateConstraints();
        LoggerFactory.getLogger("coop.ouvrage.test").warn("the capture works");
        assertThat(output.getAll())
                .contains("the capture works")
                .contains("app_user_login")
                .doesNotContain(MAIL)
                .doesNotContain("Secretname")
                .doesNotContain(TOKEN)
                .doesNotContain("TheWrongPassword1")
                .doesNotContain("quatre chevaux")
                .doesNotContain(secret)
                .doesNotContain(IBAN)
                .doesNotContain(NATIONAL_NUMBER);
    }

    /** What nobody foresaw is logged with its causes: the database says which constraint, and not with which values. */
    private void violateConstraints() {
        String insert = "insert into app_user values (?, null, ?, ?, 'en', now())";
        try {
            jdbc.update(insert, UUID.randomUUID(), MAIL, NAME);
        } catch (DataAccessException e) {
            LoggerFactory.getLogger("coop.ouvrage.test").error("not foreseen", e);
        }
        try {
            jdbc.batchUpdate(insert, List.of(new Object[] {UUID.randomUUID(), MAIL, NAME}, new Object[] {
                UUID.randomUUID(), MAIL, NAME
            }));
        } catch (DataAccessException e) {
            LoggerFactory.getLogger("coop.ouvrage.test").error("not foreseen", e);
        }
    }
}
