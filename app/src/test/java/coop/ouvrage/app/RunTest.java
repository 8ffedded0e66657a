package coop.ouvrage.app;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.app.testing.Memory;
import coop.ouvrage.app.testing.OuvrageProcess;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./ouvrage run} as its user sees it: a process that is stopped, killed, started twice and wrongly. */
@Tag("long")
class RunTest {

    @TempDir(factory = Memory.class)
    Path directory;

    @Test
    void servesSurvivesKillNineAndStopsCleanly() throws Exception {
        String data = directory.resolve("data with spaces").toString();
        try (OuvrageProcess first = OuvrageProcess.start(directory, "run", "--empty", "--port", "0", "--data", data)) {
            assertThat(get(first.ready() + "/actuator/health")).contains("UP");
            try (OuvrageProcess second =
                    OuvrageProcess.start(directory, "run", "--empty", "--port", "0", "--data", data)) {
                assertThat(second.exitCode()).isEqualTo(1);
                assertThat(second.err()).contains("another Ouvrage already runs on the data directory");
            }
            first.kill();
        }
        try (OuvrageProcess again = OuvrageProcess.start(directory, "run", "--empty", "--port", "0", "--data", data)) {
            assertThat(get(again.ready() + "/actuator/health")).contains("UP");
            assertThat(again.stop()).isEqualTo(143);
            assertThat(again.err()).doesNotContain("Exception");
        }
        assertThat(Path.of(data).resolve("postgres/cluster/postmaster.pid")).doesNotExist();
    }

    @Test
    void saysThatThePortIsTakenBeforeItTouchesAnything() throws Exception {
        Path data = directory.resolve("data");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                OuvrageProcess run = OuvrageProcess.start(
                        directory, "run", "--port", "" + taken.getLocalPort(), "--data", data.toString())) {
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err())
                    .isEqualToIgnoringNewLines("ouvrage run: port " + taken.getLocalPort()
                            + " of 127.0.0.1 is taken or forbidden; choose another with --port");
        }
        assertThat(data).doesNotExist();
    }

    @Test
    void refusesWhatItDoesNotUnderstand() throws Exception {
        try (OuvrageProcess run = OuvrageProcess.start(directory, "run", "--prot", "80")) {
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("there is no argument --prot");
        }
        try (OuvrageProcess run = OuvrageProcess.start(directory, "run", "--port", "eighty")) {
            assertThat(run.exitCode()).isEqualTo(2);
        }
    }

    @Test
    void saysThatTheDataDirectoryCannotBeMade() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        try (OuvrageProcess run = OuvrageProcess.start(
                directory, "run", "--port", "0", "--data", file.resolve("data").toString())) {
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).contains("cannot be created; choose another with --data");
        }
    }

    private static String get(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
