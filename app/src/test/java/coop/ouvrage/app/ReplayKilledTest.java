package coop.ouvrage.app;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.app.testing.Killing;
import coop.ouvrage.app.testing.Memory;
import coop.ouvrage.app.testing.OuvrageProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    @TempDir(factory = Memory.class)
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
        assertThat(undisturbed.get("validated_in_this_process").asInt())
                .isGreaterThanOrEqualTo(
                        undisturbed.get("counts").get("e_invoices").asInt());
        assertThat(resumed.get("digest").asString())
                .isEqualTo(undisturbed.get("digest").asString());
        assertThat(resumed.get("counts").get("invoices"))
                .isEqualTo(undisturbed.get("counts").get("invoices"));
        assertThat(resumed.get("verify").get("holds").asBoolean()).isTrue();
        compares(resumed.get("comparison"));
    }

    /** Invoices of January by a table that was not known before, with brackets of its own, and one that nothing yields. */
    private void compares(JsonNode comparison) throws IOException {
        assertThat(comparison.get("from_modules").get("tables").asInt()).isGreaterThan(25);
        List<String> cells = Files.readAllLines(directory.resolve("cut-off").resolve("comparison.csv"));
        assertThat(cells)
                .anyMatch(cell -> cell.matches("invoices by size,small,invoices,3,[0-9.]+,[0-9]+,.*a test"))
                .anyMatch(cell -> cell.startsWith("moons,full,,13,,,,,no module"));
        assertThat(directory.resolve("cut-off").resolve("comparison.html"))
                .content()
                .contains("invoices by size");
        assertThat(directory.resolve("cut-off").resolve("lived.csv")).content().contains("age and gender");
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

    private Process begun(String name) throws IOException, InterruptedException {
        List<String> command = OuvrageProcess.java(List.of("-Xmx700m"));
        command.addAll(List.of(Main.class.getName(), "replay"));
        Path tables = directory.resolve("tables.csv");
        Files.writeString(tables, """
                table,category,lower,upper,value,source,lived
                invoices by size,small,0,500,3,a test,invoice amount
                invoices by size,large,500,,1,a test,invoice amount
                moons,full,,,13,a test,
                """);
        command.addAll(List.of("--scale", "0.001", "--until", "2025-01-31", "--data", data(name)));
        command.addAll(List.of("--tables", tables.toString(), "--validate", "all"));
        return new ProcessBuilder(command)
                .redirectOutput(new File(data(name) + ".json"))
                .redirectError(new File(data(name) + ".err"))
                .start();
    }

    private String data(String name) {
        return directory.resolve(name).toString();
    }
}
