package coop.ouvrage.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each reason for which something is refused is named by a test. Those that are not yet stand in a file that only gets shorter:
 * nothing about money, pay, declarations or access may be added to it.
 */
class RefusalCodesTest {

    private static final Pattern CODE = Pattern.compile("(?m)^refusal\\.([a-z_]+\\.[a-zA-Z0-9_.]+)=");
    private static final List<String> PARTS = List.of("core", "country-be", "app", "demo", "simulators", "postgres");

    @Test
    void areNamedByTests() throws IOException {
        String tests = text(PARTS.stream().map(part -> Path.of("..", part, "src", "test", "java")), ".java");
        Set<String> untested =
                codes().stream().filter(code -> !tests.contains(code)).collect(Collectors.toCollection(TreeSet::new));
        List<String> known = Files.readAllLines(Path.of("src", "test", "resources", "refusals-without-test.txt"));
        assertThat(untested).as("codes that no test names").isSubsetOf(known);
    }

    private static Set<String> codes() throws IOException {
        String texts = text(
                PARTS.stream().map(part -> Path.of("..", part, "src", "main", "resources", "messages")),
                "_en.properties");
        return CODE.matcher(texts).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static String text(Stream<Path> folders, String ending) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path folder : folders.filter(Files::isDirectory).toList()) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(ending)).toList()) {
                    text.append(Files.readString(file)).append('\n');
                }
            }
        }
        return text.toString();
    }
}
