package coop.ouvrage.app;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.app.cli.Verb;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the command line says of itself, and its exit codes. */
class MainTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void everyVerbTellsItsUse() {
        for (Verb verb : Verbs.all()) {
            assertThat(run(verb.name(), "--help")).isZero();
            assertThat(out.toString(StandardCharsets.UTF_8)).contains("./ouvrage " + verb.name());
            assertThat(run(verb.name(), "--no-such-argument")).as(verb.name()).isEqualTo(2);
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .startsWith("ouvrage " + verb.name() + ": ")
                    .hasLineCount(1);
        }
    }

    @Test
    void helpListsTheVerbsThatExist() {
        assertThat(run("help")).isZero();
        Verbs.all()
                .forEach(
                        verb -> assertThat(out.toString(StandardCharsets.UTF_8)).contains("  " + verb.name() + " "));
        assertThat(run()).isEqualTo(2);
        assertThat(run("juggle")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines("ouvrage: there is no verb 'juggle'; './ouvrage help' lists them");
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        return Main.run(List.of(arguments), Verbs.all(), new PrintStream(out), new PrintStream(err));
    }
}
