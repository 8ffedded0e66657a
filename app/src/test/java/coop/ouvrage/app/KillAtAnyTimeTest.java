package coop.ouvrage.app;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.app.testing.Memory;
import coop.ouvrage.app.testing.OuvrageProcess;
import coop.ouvrage.app.testing.WholeMigrations;
import coop.ouvrage.postgres.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A first start that is killed at whatever moment: the next one serves. */
@Tag("long")
class KillAtAnyTimeTest {

    /** Unpacking, creating the cluster, starting it, migrating, opening the port: each is hit by one of these. */
    private static final int MOMENTS = 8;

    /** What a start takes where nothing else keeps the machine busy. */
    private static final int LONGEST_MILLIS = 8_000;

    @TempDir(factory = Memory.class)
    Path directory;

    @Test
    void everyStartAfterAKilledOneServes() throws Exception {
        long took = Math.min(undisturbed(), LONGEST_MILLIS);
        String data = directory.resolve("data").toString();
        for (int moment = 1; moment <= MOMENTS; moment++) {
            try (OuvrageProcess run = start(data)) {
                Thread.sleep(took * moment / MOMENTS);
                run.kill();
            }
        }
        try (OuvrageProcess run = start(data)) {
            run.ready();
            assertThat(run.stop()).isEqualTo(143);
        }
        // Nine kills meet the moment between two commits seldom: so that there is none is looked at too.
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(data));
                Connection connection = postgres.superuser(EmbeddedPostgres.DATABASE)) {
            WholeMigrations.areIn(connection);
        }
    }

    @Test
    void aDemoWhoseLoadWasKilledStoppedOrInterruptedIsBegunAnew() throws Exception {
        String data = directory.resolve("demo").toString();
        try (OuvrageProcess killed = OuvrageProcess.start(directory, "run", "--port", "0", "--data", data)) {
            killed.says("loading the demo co-operative");
            killed.kill();
        }
        try (OuvrageProcess stopped = OuvrageProcess.start(directory, "run", "--port", "0", "--data", data)) {
            stopped.says("loading the demo co-operative");
            assertThat(stopped.stop()).isEqualTo(143);
            assertThat(stopped.out()).doesNotContain("is ready");
            assertThat(stopped.err()).doesNotContain("Exception");
        }
        try (OuvrageProcess loading = OuvrageProcess.startAtTerminal(directory, "run", "--port", "0", "--data", data)) {
            loading.says("loading the demo co-operative");
            assertThat(loading.interruptGroup()).isEqualTo(130);
            assertThat(loading.err()).doesNotContain("Exception");
        }
        try (OuvrageProcess again = OuvrageProcess.start(directory, "run", "--port", "0", "--data", data)) {
            again.says("loading the demo co-operative");
            again.kill();
        }
    }

    @Test
    void aDemoThatHasLivedItsYearIsNotBegunAnewAndIsNoPlaceForARealOne() throws Exception {
        Path data = directory.resolve("lived");
        try (OuvrageProcess first = OuvrageProcess.startDemo(directory, data)) {
            first.ready();
            first.kill();
        }
        try (OuvrageProcess second = OuvrageProcess.start(directory, "run", "--port", "0", "--data", data.toString())) {
            second.ready();
            assertThat(second.err()).doesNotContain("loading the demo co-operative");
        }
        try (OuvrageProcess empty =
                OuvrageProcess.start(directory, "run", "--empty", "--port", "0", "--data", data.toString())) {
            assertThat(empty.exitCode()).isEqualTo(1);
            assertThat(empty.err()).contains("this data directory holds the demo");
        }
    }

    /** A terminal sends its signal to PostgreSQL too. */
    @Test
    void aFirstStartStoppedByCtrlCOfATerminalIsBegunAnew() throws Exception {
        String data = directory.resolve("terminal").toString();
        String[] run = {"run", "--port", "0", "--data", data};
        for (int milliseconds : new int[] {1500, 3500}) {
            try (OuvrageProcess early = OuvrageProcess.startAtTerminal(directory, run)) {
                Thread.sleep(milliseconds);
                assertThat(early.interruptGroup()).isEqualTo(130);
                assertThat(early.err()).doesNotContain("Exception");
            }
        }
        try (OuvrageProcess again = OuvrageProcess.startAtTerminal(directory, run)) {
            again.says("loading the demo co-operative");
            assertThat(again.interruptGroup()).isEqualTo(130);
            assertThat(again.err()).doesNotContain("Exception");
        }
    }

    /** Milliseconds of a first start that nobody kills. */
    private long undisturbed() throws Exception {
        long start = System.nanoTime();
        try (OuvrageProcess run = start(directory.resolve("undisturbed").toString())) {
            run.ready();
            return (System.nanoTime() - start) / 1_000_000;
        }
    }

    private OuvrageProcess start(String data) throws Exception {
        return OuvrageProcess.start(directory, "run", "--empty", "--port", "0", "--data", data);
    }
}
