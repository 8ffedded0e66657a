package coop.ouvrage.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.ApiTokens;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.Surfer;
import coop.ouvrage.app.testing.Told;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever works for the support team has a second factor, in a program too; one that is lost is given back by people, not by mail. */
@OuvrageTest(perMethod = true)
@Import(ApiWorld.class)
class SecondFactorTest {

    private final ApiWorld world;
    private final Users users;
    private final ApiTokens tokens;
    private final JdbcClient jdbc;

    @LocalServerPort
    int port;

    SecondFactorTest(ApiWorld world, Users users, ApiTokens tokens, JdbcClient jdbc) {
        this.world = world;
        this.users = users;
        this.tokens = tokens;
        this.jdbc = jdbc;
    }

    @Test
    void aTokenMadeBeforeSomebodyJoinedTheTeamWaitsForTheSecondFactor() {
        UserId id = users.create("ines@example.org", "Inès", "en", UUID.randomUUID(), ApiWorld.PASSWORD)
                .orThrow();
        users.grant(id, Role.MEMBER);
        Program program = Program.stranger(port).with(tokens.create(id, "old", ApiTokens.Scope.WRITE, 9));
        assertThat(program.get("/api/v1/units").status()).isEqualTo(200);
        users.grant(id, Role.FINANCE);
        Program.Answer answer = program.get("/api/v1/open-items?entity=PROD");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.codes()).isEqualTo("web.second_factor_needed");
        assertThat(world.officer(port, Role.FINANCE)
                        .get("/api/v1/open-items?entity=PROD")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aLostOneIsTakenAwayByAnOfficerWhoSaysHowThePersonWasKnown() {
        UUID maud = world.person("Maud", "Lekeux", "maud@lekeux.example");
        world.user(port, "maud@lekeux.example", Role.MEMBER, maud);
        UserId user = users.ofParty(maud).orElseThrow();
        Surfer surfer = new Surfer(port);
        assertThat(surfer.logIn("maud@lekeux.example", ApiWorld.PASSWORD).location())
                .startsWith("/login/code");
        surfer.get("/login/code");
        assertThat(surfer.post("/login/lost", Map.of()).status()).isEqualTo(302);
        assertThat(surfer.get("/home").location()).as("it opens nothing").startsWith("/login");
        assertThat(jdbc.sql("select link from worklist_item where closed_at is null")
                        .query(String.class)
                        .single())
                .isEqualTo("/desk/second-factors/" + user);

        Surfer officer = world.entered(port, Role.TEAM_ADMIN);
        String page = "/desk/second-factors/" + user;
        officer.get(page);
        Surfer.Answer unsaid = officer.post(page, Map.of("how", "mail"));
        assertThat(unsaid.status()).isEqualTo(422);
        assertThat(unsaid.body()).contains(Told.of("access.not_verified"));
        assertThat(users.find(user).orElseThrow().hasSecondFactor()).isTrue();
        assertThat(officer.post(page, Map.of("how", "called back on the number of 2024"))
                        .location())
                .startsWith("/desk/worklist");
        assertThat(users.find(user).orElseThrow().hasSecondFactor()).isFalse();
        assertThat(jdbc.sql("select count(*) from outgoing_message where text_key = 'access.mail.factor_reset'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }
}
