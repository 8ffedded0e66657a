package coop.ouvrage.app;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.app.testing.OuvrageProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first start of a demo, cut off and begun anew. */
@Tag("long")
class DemoLoadTest {

    @TempDir
    Path directory;

    @Test
    void aLoadThatWasCutOffIsBegunAnew() throws Exception {
        String data = directory.resolve("data").toString();
        try (OuvrageProcess killed = OuvrageProcess.start(directory, "run", "--port", "0", "--data", data)) {
            killed.says("loading the demo co-operative");
            killed.kill();
        }
        try (OuvrageProcess stopped = OuvrageProcess.start(directory, "run", "--port", "0", "--data", data)) {
            stopped.says("loading the demo co-operative");
            assertThat(stopped.stop()).isEqualTo(143);
            assertThat(stopped.out()).doesNotContain("is ready");
        }
        try (OuvrageProcess whole = OuvrageProcess.start(directory, "run", "--port", "0", "--data", data)) {
            whole.ready();
            assertThat(whole.err()).contains("has lived from");
        }
        try (OuvrageProcess second = OuvrageProcess.start(directory, "run", "--port", "0", "--data", data)) {
            second.ready();
            assertThat(second.err()).doesNotContain("has lived from");
        }
        try (OuvrageProcess empty = OuvrageProcess.start(directory, "run", "--empty", "--port", "0", "--data", data)) {
            assertThat(empty.exitCode()).isEqualTo(1);
            assertThat(empty.err()).contains("this data directory holds the demo");
        }
    }
}
