package coop.ouvrage.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code ./ouvrage} with programs that only write down that they were called: which JDK it takes, and when it builds. */
class ScriptTest {

    private static final Path SCRIPT = Path.of("..", "ouvrage");
    private static final List<String> TOOLS = List.of(
            "readlink",
            "dirname",
            "basename",
            "id",
            "sed",
            "awk",
            "find",
            "grep",
            "tee",
            "touch",
            "rm",
            "mv",
            "mkdir",
            "date",
            "head",
            "cat",
            "seq",
            "sleep",
            "xargs",
            "tr");

    @TempDir
    Path directory;

    private Path home = Path.of("");
    private Path bin = Path.of("");
    private Path calls = Path.of("");

    @BeforeEach
    void aCloneWithProgramsThatOnlyTakeNotes() throws IOException {
        assumeThat(Files.isExecutable(Path.of("/bin/bash"))).isTrue();
        home = Files.createDirectories(directory.resolve("a clone"));
        bin = Files.createDirectories(directory.resolve("bin"));
        calls = directory.resolve("calls");
        Files.copy(SCRIPT, home.resolve("ouvrage"));
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        Files.createDirectories(home.resolve(".mvn"));
        Files.writeString(Files.createDirectories(home.resolve("app/src/main")).resolve("Main.java"), "class Main {}");
        Files.writeString(home.resolve("app/pom.xml"), "<project/>");
        for (String tool : TOOLS) {
            Path place = Path.of("/usr/bin", tool);
            program(bin.resolve(tool), "exec " + (Files.exists(place) ? place : Path.of("/bin", tool)) + " \"$@\"");
        }
        program(
                bin.resolve("mvn"),
                "echo mvn >>" + quoted(calls) + "; mkdir -p app/target; echo jar >app/target/ouvrage.jar");
    }

    @Test
    void takesTheFirstJdkThatIsNewEnough() throws Exception {
        Path old = jdk("old", "17.0.15");
        Path young = jdk("young", "99.0.1");
        Files.createSymbolicLink(bin.resolve("javac"), young.resolve("bin/javac"));
        Ended ended = run(old, "help");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("java of young");
        assertThat(ended.err()).contains("building with " + young);
    }

    /** One line that names what was found and where to get another; no half build. On a machine that has none beside. */
    @Test
    void saysInOneLineThatNoJdkIsNewEnough() throws Exception {
        assumeThat(noneInstalled())
                .as("the script finds every JDK of this machine")
                .isTrue();
        Ended ended = run(jdk("old", "17.0.15"), "help");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err())
                .contains("needs a JDK 25 or newer, found only Java 17", "JAVA_HOME")
                .hasLineCount(1);
        assertThat(run(directory.resolve("nowhere"), "help").err()).contains("found none");
        assertThat(calls).doesNotExist();
    }

    /** The same words on a machine that has a JDK: the places are cut out of the script, nothing else. */
    @Test
    void saysSoWhereTheMachineHasNone() throws Exception {
        Path script = home.resolve("ouvrage");
        String text = Files.readString(script);
        String here = text.replaceAll("(?s)places\\+=\\(/usr/lib/jvm/.*?Contents/Home\\)", "places+=()")
                .replaceAll("has_apt\\(\\) \\{[^}]*}", "has_apt() { false; }");
        assertThat(here).isNotEqualTo(text);
        Files.writeString(script, here);
        Ended ended = run(jdk("old", "17.0.15"), "run");
        assertThat(ended.code()).as(ended.err()).isEqualTo(2);
        assertThat(ended.err())
                .contains("needs a JDK 25 or newer, found only Java 17", "sdk install java", "JAVA_HOME")
                .hasLineCount(1);
        Ended none = run(directory.resolve("nowhere"), "run");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("found none").hasLineCount(1);
        assertThat(calls).as("no half build").doesNotExist();
    }

    private static boolean noneInstalled() {
        return List.of("/usr/lib/jvm", "/usr/java", "/opt/java").stream()
                .noneMatch(place -> Files.exists(Path.of(place)));
    }

    @Test
    void buildsWhenSourcesAreNewerAndNeedsNoMavenOtherwise() throws Exception {
        Path young = jdk("young", "25");
        assertThat(run(young, "help").code()).isZero();
        assertThat(run(young, "help").err()).isEmpty();
        assertThat(Files.readAllLines(calls)).containsExactly("mvn");

        Path maven = Files.move(bin.resolve("mvn"), directory.resolve("mvn"));
        assertThat(run(young, "help").code()).as("without Maven and network").isZero();
        Files.setLastModifiedTime(
                home.resolve("app/src/main/Main.java"),
                FileTime.from(Instant.now().plusSeconds(5)));
        Ended without = run(young, "help");
        assertThat(without.code()).isEqualTo(2);
        assertThat(without.err()).contains("needs Maven to build; install it").hasLineCount(1);

        Files.move(maven, bin.resolve("mvn"));
        assertThat(run(young, "help").code()).isZero();
        assertThat(Files.readAllLines(calls)).containsExactly("mvn", "mvn");
    }

    @Test
    void saysWhereToReadOnWhenTheBuildFailsAndTriesAgainNextTime() throws Exception {
        Path young = jdk("young", "25");
        Files.delete(bin.resolve("mvn"));
        program(bin.resolve("mvn"), "echo '[ERROR] no network'; exit 1");
        Ended ended = run(young, "help");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("[ERROR] no network", "the build failed; all of it is in " + home);
        assertThat(run(young, "help").code()).isEqualTo(1);
    }

    private record Ended(int code, String out, String err) {}

    private Ended run(Path javaHome, String... arguments) throws Exception {
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        ProcessBuilder builder =
                new ProcessBuilder("/bin/bash", home.resolve("ouvrage").toString());
        builder.command().addAll(List.of(arguments));
        builder.environment().clear();
        builder.environment().put("PATH", bin.toString());
        builder.environment().put("HOME", directory.toString());
        builder.environment().put("JAVA_HOME", javaHome.toString());
        Process process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    /** A JDK whose java unpacks what it is asked to unpack, and otherwise tells its name. */
    private Path jdk(String name, String version) throws IOException {
        Path jdk = directory.resolve(name);
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        program(jdk.resolve("bin/javac"), "true");
        program(
                jdk.resolve("bin/java"),
                "case \"$*\" in *--destination*) for last; do :; done; mkdir -p \"$last\"; echo jar >\"$last/ouvrage.jar\" ;; *) echo"
                        + " \"java of " + name + "\" ;; esac");
        return jdk;
    }

    private static void program(Path file, String text) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static String quoted(Path path) {
        return "'" + path + "'";
    }
}
