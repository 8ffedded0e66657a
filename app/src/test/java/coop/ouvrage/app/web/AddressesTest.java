package coop.ouvrage.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Addresses are kept in histories, bookmarks and the logs of others. No page asks for a national number, an account number, a password or a
 * code in one; a token stands in those that are sent by mail, and nowhere else.
 */
class AddressesTest {

    private static final List<String> PARTS = List.of("core", "country-be", "app", "demo");
    private static final Pattern PARAMETER =
            Pattern.compile("@(?:PathVariable|RequestParam)(?:\\([^)]*\\))?\\s+(?:@Nullable\\s+)?[\\w.<>]+\\s+(\\w+)");
    private static final Pattern FORM = Pattern.compile("(?s)<form[^>]*method=\"get\".*?</form>");
    private static final Pattern FIELD = Pattern.compile("name=\"([\\w${}.]+)\"");

    @Test
    void noParameterIsASecret() throws IOException {
        Set<String> names = found("java", ".java", PARAMETER);
        assertThat(names).contains("id", "q");
        assertThat(names).noneMatch(AddressesTest::isSecret);
    }

    @Test
    void noFormPutsASecretIntoItsAddress() throws IOException {
        Set<String> forms = found("jte", ".jte", FORM);
        assertThat(forms).isNotEmpty();
        assertThat(forms.stream().flatMap(form -> FIELD.matcher(form).results().map(field -> field.group(1))))
                .noneMatch(AddressesTest::isSecret);
    }

    @Test
    void tokensStandInLinksOfMailsOnly() throws IOException {
        // The token of a program is named by its identifier in the profile.
        Pattern route = Pattern.compile("Mapping\\(\"([^\"]*\\{token}[^\"]*)\"");
        assertThat(found("java", ".java", route))
                .allMatch(path -> Stream.of(
                                "/l/",
                                "/join/invitation/",
                                "/mediation/agreement/",
                                "/password/new/",
                                "/start/",
                                "/profile/tokens/")
                        .anyMatch(path::contains));
    }

    private static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT).replace("_", "");
        return Stream.of("iban", "nationalnumber", "password", "secret", "totp", "recovery", "pin")
                .anyMatch(lower::contains);
    }

    private static Set<String> found(String folder, String ending, Pattern pattern) throws IOException {
        Set<String> found = new TreeSet<>();
        for (String part : PARTS) {
            Path sources = Path.of("..", part, "src", "main", folder);
            if (!Files.isDirectory(sources)) {
                continue;
            }
            try (Stream<Path> files = Files.walk(sources)) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(ending)).collect(Collectors.toList())) {
                    pattern.matcher(Files.readString(file))
                            .results()
                            .map((MatchResult match) -> match.groupCount() == 0 ? match.group() : match.group(1))
                            .forEach(found::add);
                }
            }
        }
        return found;
    }
}
