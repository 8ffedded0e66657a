package coop.ouvrage.desk;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Permission;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.words.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is data for programs is words for people: every right, and every act that the audit trail records. */
class CodesInWordsTest {

    private static final Pattern ACT =
            Pattern.compile("audit\\s*\\.(?:changed|read)\\(\\s*\"([a-zA-Z_.]+[a-z])\"\\s*,");
    private static final Texts TEXTS = Texts.load();

    @Test
    void everyRightHasAName() {
        assertThat(Permission.values())
                .filteredOn(right -> !hasWords("desk.right." + right))
                .isEmpty();
    }

    @Test
    void everyActHasAName() throws IOException {
        List<String> acts = sources()
                .flatMap(source -> ACT.matcher(source).results().map(CodesInWordsTest::code))
                .distinct()
                .toList();
        assertThat(acts).hasSizeGreaterThan(60);
        assertThat(acts).filteredOn(act -> !hasWords("desk.did." + act)).isEmpty();
    }

    /** What a holder reads in the statement of a unit. */
    @Test
    void everyAccountOfAUnitHasAName() {
        assertThat(AccountRole.values())
                .filteredOn(AccountRole::inBudget)
                .filteredOn(role -> !hasWords("unit.role." + role))
                .isEmpty();
    }

    private static String code(MatchResult found) {
        return found.group(1);
    }

    private static Stream<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .map(CodesInWordsTest::read)
                    .toList()
                    .stream();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static boolean hasWords(String key) {
        return Texts.LANGUAGES.stream().allMatch(language -> TEXTS.has(language, key));
    }
}
