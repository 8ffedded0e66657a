package coop.ouvrage.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One chronological history in folders per module. */
class MigrationsTest {

    private static final Path FOLDER = Path.of("src/main/resources/db/migration");

    @Test
    void everyScriptHasAStampOfItsOwnAndTheNameOfItsModule() throws IOException {
        try (Stream<Path> tree = Files.walk(FOLDER)) {
            List<Path> scripts = tree.filter(Files::isRegularFile).toList();
            assertThat(scripts)
                    .isNotEmpty()
                    .allSatisfy(script -> assertThat(String.valueOf(script.getFileName()))
                            .matches(
                                    "V20[0-9]{10}__" + FOLDER.relativize(script).getName(0) + "(_[a-z_0-9]+)?\\.sql"));
            assertThat(scripts.stream().map(s -> String.valueOf(s.getFileName()).substring(0, 13)))
                    .doesNotHaveDuplicates();
        }
    }
}
