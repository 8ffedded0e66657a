package coop.ouvrage.app;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.app.testing.Memory;
import coop.ouvrage.app.testing.OuvrageProcess;
import coop.ouvrage.app.testing.Surfer;
import coop.ouvrage.app.testing.Told;
import coop.ouvrage.app.web.Codes;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An installation without demo data: how its first administrator enters, and what the command line can do for users. */
@Tag("long")
class FirstStartTest {

    private static final String PASSWORD = "quatre chevaux lents";

    @TempDir(factory = Memory.class)
    Path directory;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void theFirstAdministratorEntersByALinkThatIsShownUntilSomebodyUsedIt() throws Exception {
        String data = directory.resolve("data").toString();
        String shownFirst;
        try (OuvrageProcess run = start(data)) {
            run.ready();
            shownFirst = link(run);
            assertThat(run.err()).doesNotContain(shownFirst);
            assertThat(run.stop()).isEqualTo(143);
        }
        try (OuvrageProcess run = start(data)) {
            int port = URI.create(run.ready()).getPort();
            Surfer surfer = new Surfer(port);
            assertThat(surfer.get(shownFirst).status()).as("an older link").isEqualTo(404);
            becomeAdministrator(surfer, link(run));
            usersByCommand(data, port);
            assertThat(run.stop()).isEqualTo(143);
        }
        try (OuvrageProcess run =
                OuvrageProcess.startWithoutNetwork(directory, "run", "--empty", "--port", "0", "--data", data)) {
            run.ready();
            assertThat(run.out()).doesNotContain("/start/");
        }
    }

    private void becomeAdministrator(Surfer surfer, String link) {
        assertThat(surfer.get(link).body()).contains("Set up this installation").doesNotContain("[portal.");
        Surfer.Answer refused =
                surfer.post(link, Map.of("name", "Ada", "login", "no address", "password", "short", "again", "shirt"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains(Told.of("access.not_a_mail_address"))
                .contains(Told.of("access.not_the_same"));
        Surfer.Answer begun = surfer.post(
                link, Map.of("name", "Ada Noël", "login", "ada@example.org", "password", PASSWORD, "again", PASSWORD));
        assertThat(begun.location()).isEqualTo("/profile/second-factor");
        assertThat(surfer.get("/desk/users").location()).isEqualTo("/profile/second-factor");
        String secret =
                surfer.get(begun.location()).body().replaceAll("(?s).*name=\"secret\" value=\"([A-Z2-7]+)\".*", "$1");
        surfer.post("/profile/second-factor", Map.of("secret", secret, "code", Codes.now(secret)));
        assertThat(surfer.get("/desk/users").body()).contains("Ada Noël");
        assertThat(surfer.get(link).status()).as("the link again").isEqualTo(404);
    }

    private void usersByCommand(String data, int port) throws Exception {
        JsonNode added =
                user(0, data, "add", "--login", "fin@example.org", "--name", "Fin", "--role", "finance,payroll");
        assertThat(added.get("user").get("roles").toString()).isEqualTo("[\"FINANCE\",\"PAYROLL\"]");
        String link = URI.create(added.get("link").asString()).getPath();
        Surfer surfer = new Surfer(port);
        assertThat(surfer.get(link).status()).isEqualTo(200);
        assertThat(surfer.post(link, Map.of("password", PASSWORD, "again", PASSWORD))
                        .location())
                .startsWith("/login");
        assertThat(surfer.logIn("fin@example.org", PASSWORD).status()).isEqualTo(302);

        user(1, data, "add", "--login", "fin@example.org", "--name", "Fin", "--role", "finance");
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("fin@example.org")
                .hasLineCount(1);
        assertThat(user(0, data, "grant", "--login", "fin@example.org", "--role", "auditor")
                        .toString())
                .contains("AUDITOR");
        assertThat(surfer.get("/desk/bank").location())
                .as("a changed right ends the session")
                .startsWith("/login");
        assertThat(user(0, data, "reset", "--login", "fin@example.org", "--second-factor")
                        .get("link")
                        .asString())
                .contains("/password/new/");
        user(1, data, "reset", "--login", "nobody@example.org");
        assertThat(user(0, data, "list").get("users")).hasSize(2);
        user(2, data, "list", "--prot");
        user(2, data, "add", "--login", "fin");
        user(2, data, "add", "--login", "x@example.org", "--name", "X", "--role", "king");
        user(2, data);
        user(2, directory.resolve("nowhere").toString(), "list");
        assertThat(command(0, data, "migrate").get("applied").asInt()).isZero();
        assertThat(command(0, data, "verify").get("holds").asBoolean()).isTrue();
    }

    private JsonNode user(int code, String data, String... arguments) {
        return command(
                code,
                data,
                java.util.stream.Stream.concat(java.util.stream.Stream.of("user"), java.util.Arrays.stream(arguments))
                        .toArray(String[]::new));
    }

    private JsonNode command(int code, String data, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        err.reset();
        List<String> all = new java.util.ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", data));
        int exit = Main.run(all, Verbs.all(), new PrintStream(out), new PrintStream(err));
        assertThat(exit).as(err.toString(StandardCharsets.UTF_8)).isEqualTo(code);
        return code == 0
                ? JsonMapper.shared().readTree(out.toByteArray())
                : JsonMapper.shared().createObjectNode();
    }

    private OuvrageProcess start(String data) throws Exception {
        return OuvrageProcess.start(directory, "run", "--empty", "--port", "0", "--data", data);
    }

    private static String link(OuvrageProcess run) throws Exception {
        run.prints("/start/");
        return run.out().replaceAll("(?s).*(/start/\\S+).*", "$1");
    }
}
