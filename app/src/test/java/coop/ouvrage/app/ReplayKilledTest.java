package coop.ouvrage.app;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.app.testing.Killing;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The same seed gives the same year, also when its process is killed with {@code kill -9} at any moment and begun again. */
@Tag("long")
class ReplayKilledTest {

    private static final int KILLS = 3;
    private static final int LONGEST_MILLIS = 8_000;

    @TempDir
    Path directory;

    @Test
    void aYearCutOffAtAnyMomentEndsAsAnUndisturbedOne() throws Exception {
        JsonNode undisturbed = lived("undisturbed");
        SplittableRandom dice = new SplittableRandom();
        int kills = 0;
        for (int n = 0; n < Killing.asked(KILLS); n++) {
            Process process = begun("cut-off");
            awaitFirstDay(process);
            if (!process.waitFor(dice.nextInt(LONGEST_MILLIS), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
                kills++;
            }
        }
        JsonNode resumed = lived("cut-off");

        assertThat(kills).isPositive();
        assertThat(resumed.get("digest").asString())
                .isEqualTo(undisturbed.get("digest").asString());
        assertThat(resumed.get("counts").get("invoices"))
                .isEqualTo(undisturbed.get("counts").get("invoices"));
        assertThat(resumed.get("verify").get("holds").asBoolean()).isTrue();
    }

    private void awaitFirstDay(Process process) throws IOException, InterruptedException {
        Path told = directory.resolve("cut-off.err");
        while (process.isAlive() && !Files.readString(told).contains("replaying")) {
            Thread.sleep(50);
        }
    }

    private JsonNode lived(String name) throws IOException, InterruptedException {
        Process process = begun(name);
        process.waitFor();
        assertThat(process.exitValue())
                .as(Files.readString(directory.resolve(name + ".err")))
                .isZero();
        return JsonMapper.shared().readTree(Files.readString(directory.resolve(name + ".json")));
    }

    private Process begun(String name) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx700m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "replay"));
        command.addAll(List.of("--scale", "0.001", "--until", "2025-01-31", "--data", data(name)));
        return new ProcessBuilder(command)
                .redirectOutput(new File(data(name) + ".json"))
                .redirectError(new File(data(name) + ".err"))
                .start();
    }

    private String data(String name) {
        return directory.resolve(name).toString();
    }
}
