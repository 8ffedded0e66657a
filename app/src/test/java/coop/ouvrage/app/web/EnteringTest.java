package coop.ouvrage.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.ApiTokens;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.Surfer;
import coop.ouvrage.app.testing.Told;
import coop.ouvrage.refusal.Outcome;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@OuvrageTest(perMethod = true)
class EnteringTest {

    private static final String PASSWORD = "quatre chevaux lents";

    @Autowired
    Users users;

    @Autowired
    ApiTokens tokens;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private Surfer surfer = new Surfer(0);

    @BeforeEach
    void open() {
        surfer = new Surfer(port);
    }

    private UserId user(String login, Role... roles) {
        UserId id = users.create(login, "Maud Lekeux", "en", null, PASSWORD).orThrow();
        for (Role role : roles) {
            users.grant(id, role);
        }
        return id;
    }

    @Test
    void aStrangerSeesTheWelcomePageWithoutASession() {
        Surfer.Answer welcome = surfer.get("/");
        assertThat(welcome.status()).isEqualTo(200);
        assertThat(welcome.body())
                .contains("<html lang=\"en\">")
                .contains("Log in")
                .doesNotContain("[portal.");
        Surfer.Answer login = surfer.get("/login");
        assertThat(login.status()).isEqualTo(200);
        assertThat(List.of(welcome, login))
                .flatExtracting(answer -> answer.raw().headers().allValues("Set-Cookie"))
                .noneMatch(cookie -> cookie.startsWith("ouvrage="));
        assertThat(welcome.raw().headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'")
                .doesNotContain("unsafe");
    }

    @Test
    void aStrangerIsLedToTheLogInAndBack() {
        assertThat(surfer.get("/profile").location()).isEqualTo("/login?next=%2Fprofile");
        assertThat(surfer.get("/desk/users").location()).startsWith("/login");
        user("maud@example.org", Role.MEMBER);
        surfer.get("/login?next=%2Fprofile");
        Surfer.Answer entered =
                surfer.post("/login", Map.of("login", "maud@example.org", "password", PASSWORD, "next", "/profile"));
        assertThat(entered.location()).isEqualTo("/profile");
        String profile = surfer.get("/profile").body();
        assertThat(profile).contains("Maud Lekeux").contains("this one").doesNotContain("[portal.");
        assertThat(surfer.get("/desk/users").status()).isEqualTo(403);
        assertThat(surfer.get("/desk").status()).isEqualTo(403);
        assertThat(surfer.get("/nowhere").status()).isEqualTo(404);
    }

    @Test
    void aCodeIsSaidToBeSentOnlyWhenOneWas() {
        user("maud@example.org", Role.MEMBER);
        surfer.get("/login");
        surfer.post("/login", Map.of("login", "maud@example.org", "password", PASSWORD));
        assertThat(surfer.get("/profile/prove?next=%2Fprofile").body()).contains("We have just sent a code");
        Surfer.Answer refused = surfer.post("/profile/prove", Map.of("code", "000000", "next", "/profile"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains("the last code that you received", "Ask for another code", "/profile/prove?next=%2Fprofile")
                .doesNotContain("just sent");
    }

    @Test
    void wrongPasswordsAndUnknownPeopleGetTheSameAnswer() {
        user("maud@example.org", Role.MEMBER);
        String wrong = errors(surfer.logIn("maud@example.org", "wrong password x"));
        String unknown = errors(surfer.logIn("nobody@example.org", "wrong password x"));
        assertThat(wrong).isEqualTo(unknown).contains(Told.of("access.wrong_login"));
    }

    private static String errors(Surfer.Answer answer) {
        assertThat(answer.status()).isEqualTo(422);
        int from = answer.body().indexOf("role=\"alert\"");
        return answer.body().substring(from, answer.body().indexOf("</div>", from));
    }

    @Test
    void bruteForceIsLockedOutEvenWithTheRightPassword() {
        user("maud@example.org", Role.MEMBER);
        for (int i = 0; i < 5; i++) {
            surfer.logIn("maud@example.org", "wrong password " + i);
        }
        assertThat(errors(surfer.logIn("maud@example.org", PASSWORD))).contains("Too many tries");
        assertThat(errors(new Surfer(port).logIn("MAUD@example.org", PASSWORD))).contains("Too many tries");
    }

    @Test
    void staffSetsUpASecondFactorBeforeAnythingElse() {
        user("helene@example.org", Role.TEAM_ADMIN);
        surfer.logIn("helene@example.org", PASSWORD);
        assertThat(surfer.get("/desk/worklist").location()).isEqualTo("/profile/second-factor");
        Surfer.Answer setUp = surfer.get("/profile/second-factor");
        assertThat(setUp.status()).isEqualTo(200);
        String secret = setUp.body().replaceAll("(?s).*name=\"secret\" value=\"([A-Z2-7]+)\".*", "$1");
        Surfer.Answer wrong = surfer.post("/profile/second-factor", Map.of("secret", secret, "code", "000000"));
        assertThat(wrong.status()).isEqualTo(422);
        Surfer.Answer done = surfer.post("/profile/second-factor", Map.of("secret", secret, "code", Codes.now(secret)));
        assertThat(done.body()).contains("recovery codes");
        assertThat(surfer.get("/desk/worklist").status()).isEqualTo(200);
        assertThat(surfer.get("/desk").location()).isEqualTo("/desk/worklist");
        recoveryCodesOpenOnce(done.body());
    }

    private void recoveryCodesOpenOnce(String page) {
        String code = page.replaceAll("(?s).*?<li>([A-Z2-7-]{14})</li>.*", "$1");
        Surfer other = new Surfer(port);
        assertThat(other.logIn("helene@example.org", PASSWORD).location()).startsWith("/login/code");
        assertThat(other.get("/profile").location())
                .as("a password alone opens nothing")
                .startsWith("/login");
        other.get("/login/code");
        assertThat(other.post("/login/code", Map.of("code", code)).location()).isEqualTo("/desk/worklist");
        Surfer third = new Surfer(port);
        third.logIn("helene@example.org", PASSWORD);
        third.get("/login/code");
        assertThat(third.post("/login/code", Map.of("code", code)).status()).isEqualTo(422);
    }

    @Test
    void aRoleThatIsWithdrawnIsGoneAtOnce() {
        UserId id = user("helene@example.org", Role.MEMBER, Role.FINANCE);
        surfer.logIn("helene@example.org", PASSWORD);
        assertThat(surfer.get("/desk/worklist").location()).isEqualTo("/profile/second-factor");
        jdbc.sql("delete from user_role where user_id = :id and role = 'FINANCE'")
                .param("id", id.value())
                .update();
        assertThat(surfer.get("/desk/worklist").status()).isEqualTo(403);
        jdbc.sql("update app_user set closed_at = now() where id = :id")
                .param("id", id.value())
                .update();
        assertThat(surfer.get("/profile").location()).startsWith("/login");
    }

    @Test
    void aPasswordLinkWorksOnceAndSaysNothingOfWhoExists() {
        user("maud@example.org", Role.MEMBER);
        surfer.get("/password/forgotten");
        String known = surfer.post("/password/forgotten", Map.of("login", "maud@example.org"))
                .location();
        surfer.get("/password/forgotten");
        String unknown = surfer.post("/password/forgotten", Map.of("login", "nobody@example.org"))
                .location();
        assertThat(known).isEqualTo(unknown);
        String link = jdbc.sql("select link from outgoing_message")
                .query(String.class)
                .single()
                .replaceAll("https?://[^/]+", "");
        assertThat(jdbc.sql("select token_hash from mail_link")
                        .query(String.class)
                        .single())
                .doesNotContain(link.substring(link.lastIndexOf('/') + 1));
        surfer.get(link);
        Surfer.Answer weak = surfer.post(link, Map.of("password", "maud1", "again", "maud1"));
        assertThat(weak.status()).isEqualTo(422);
        surfer.get(link);
        assertThat(surfer.post(link, Map.of("password", "drie trage paarden", "again", "vier trage paarden"))
                        .body())
                .contains(Told.of("access.not_the_same"));
        surfer.get(link);
        assertThat(surfer.post(link, Map.of("password", "drie trage paarden", "again", "drie trage paarden"))
                        .location())
                .startsWith("/login");
        assertThat(surfer.get(link).body()).contains("This link is over");
        assertThat(surfer.logIn("maud@example.org", "drie trage paarden").status())
                .isEqualTo(302);
    }

    @Test
    void aFormWithoutItsProofIsRefused() {
        user("maud@example.org", Role.MEMBER);
        assertThat(new Surfer(port)
                        .post("/login", Map.of("login", "maud@example.org", "password", PASSWORD))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void theSameFormSentTwiceIsOneAct() {
        UserId id = user("maud@example.org", Role.MEMBER);
        surfer.logIn("maud@example.org", PASSWORD);
        surfer.get("/profile");
        Map<String, String> form = Map.of("label", "cash book", "scope", "READ", "form_key", "one-key");
        Surfer.Answer first = surfer.post("/profile/tokens", form);
        Surfer.Answer second = surfer.post("/profile/tokens", form);
        assertThat(second.status()).as("a secret is shown once").isEqualTo(409);
        assertThat(second.body()).contains(Told.of("web.shown_once"));
        assertThat(tokens.of(id)).hasSize(1);
        assertThat(first.body()).containsPattern("ouv_[A-Za-z0-9_-]{43}");
        assertThat(jdbc.sql("select answer is null from request_key where status = 200")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        Surfer.Answer other =
                surfer.post("/profile/tokens", Map.of("label", "another", "scope", "READ", "form_key", "one-key"));
        assertThat(other.status()).as(other.body()).isEqualTo(409);
        assertThat(tokens.of(id)).hasSize(1);
    }

    /** Addresses and answers hold secrets: whoever reads the database sees neither, nor the key that opens them. */
    @Test
    void whatIsKeptOfARequestIsSealed() {
        user("maud@example.org", Role.MEMBER);
        surfer.logIn("maud@example.org", PASSWORD);
        surfer.get("/profile");
        Map<String, String> form = Map.of("language", "en", "form_key", "a-key-of-the-page");
        Surfer.Answer first = surfer.post("/profile/language", form);
        assertThat(surfer.post("/profile/language", form).location())
                .isEqualTo(first.location())
                .contains("/profile");
        String kept = jdbc.sql(
                        "select key || body_hash || encode(answer, 'escape') from request_key where status = 302")
                .query(String.class)
                .single();
        assertThat(kept).doesNotContain("profile").doesNotContain("a-key-of-the-page");
    }

    @Test
    void anApiTokenActsWithinItsScope() {
        UserId id = user("maud@example.org", Role.MEMBER);
        String secret = tokens.create(id, "reader", ApiTokens.Scope.READ, 10);
        assertThat(api("/api/v1/nothing", "ouv_wrong").status()).isEqualTo(401);
        Surfer.Answer nothing = api("/api/v1/nothing", secret);
        assertThat(nothing.status()).isEqualTo(404);
        assertThat(nothing.raw().headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(surfer.send(HttpRequest.newBuilder(surfer.address("/api/v1/nothing"))
                                .header("Authorization", "Bearer " + secret)
                                .POST(HttpRequest.BodyPublishers.ofString("{}")))
                        .status())
                .as("reading only")
                .isEqualTo(401);
    }

    private Surfer.Answer api(String path, String secret) {
        return surfer.send(HttpRequest.newBuilder(surfer.address(path)).header("Authorization", "Bearer " + secret));
    }

    @Test
    void nobodyChangesTheirOwnRolesAndTheLastAdministratorStays() {
        Outcome<UserId> twice = users.create("a@example.org", "A", "en", null, null);
        assertThat(twice.isDone()).isTrue();
        assertThat(users.create("A@example.org", "A", "en", null, null).refusals())
                .extracting(r -> r.code())
                .containsExactly("access.login_taken");
    }
}
