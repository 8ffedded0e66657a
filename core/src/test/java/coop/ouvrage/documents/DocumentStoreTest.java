package coop.ouvrage.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentStoreTest {

    @Test
    void keepsTheSameContentOnceAndGivesItBack(@TempDir Path folder) throws IOException {
        DocumentStore store = new DocumentStore(folder.resolve("files"));
        byte[] content = "bonjour".getBytes(StandardCharsets.UTF_8);
        ContentHash hash = store.put(content);
        assertThat(store.put(content)).isEqualTo(hash);
        assertThat(store.get(hash)).contains(content);
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(1);
        }
    }

    @Test
    void tellsWhatWasNeverKeptAndWhatWasChanged(@TempDir Path folder) throws IOException {
        DocumentStore store = new DocumentStore(folder);
        assertThat(store.get(ContentHash.of(new byte[] {7}))).isEmpty();
        ContentHash hash = store.put(new byte[] {1, 2, 3});
        Files.write(
                folder.resolve(hash.hex().substring(0, 2)).resolve(hash.hex().substring(2)), new byte[] {1, 2, 4});
        assertThatThrownBy(() -> store.get(hash))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("changed");
    }
}
