package coop.ouvrage.app.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.app.CannotRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing of a sealed file can be changed, moved, cut off or added, and nothing is read without its key. */
class SealedStreamTest {

    private static final BackupKey KEY = BackupKey.of("a key of the tests").quick();
    private static final int SIZE = 2 * SealedOutput.PART + 4711;

    @TempDir
    Path directory;

    private final byte[] content = new byte[SIZE];

    SealedStreamTest() {
        new Random(7).nextBytes(content);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, SealedOutput.PART - 1, SealedOutput.PART, SealedOutput.PART + 1, SIZE})
    void whatIsSealedComesBack(int length) throws IOException {
        byte[] some = Arrays.copyOf(content, length);
        assertThat(open(sealed(some, KEY), KEY)).isEqualTo(some);
        assertThat(open(sealed(some, null), null)).isEqualTo(some);
    }

    @Test
    void whatIsEncryptedCannotBeRead() throws IOException {
        byte[] sealed = sealed("the salaries of everybody".repeat(100).getBytes(StandardCharsets.UTF_8), KEY);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("salaries");
        assertThatThrownBy(() ->
                        open(sealed, BackupKey.of("another key, long enough").quick()))
                .hasMessageContaining("another key");
        assertThatThrownBy(() -> open(sealed, null))
                .isInstanceOf(CannotRun.class)
                .hasMessageContaining("encrypted");
    }

    @Test
    void everyChangeShows() throws IOException {
        for (BackupKey key : Arrays.asList(KEY, null)) {
            byte[] sealed = sealed(content, key);
            for (int at : new int[] {0, 20, 110, 5000, SIZE / 2, sealed.length - 1}) {
                byte[] changed = sealed.clone();
                changed[at] ^= 1;
                assertThatThrownBy(() -> open(changed, key)).as("byte " + at).isInstanceOf(DamagedBackup.class);
            }
        }
    }

    @Test
    void everyCutShows() throws IOException {
        for (BackupKey key : Arrays.asList(KEY, null)) {
            byte[] sealed = sealed(content, key);
            int head = head(sealed);
            int part = SealedOutput.PART + (key == null ? 32 : 16) + 4;
            for (int left : new int[] {0, 10, head, head + 2, head + part, head + 2 * part, sealed.length - 1}) {
                assertThatThrownBy(() -> open(Arrays.copyOf(sealed, left), key))
                        .as("left " + left)
                        .isInstanceOf(DamagedBackup.class);
            }
            assertThatThrownBy(() -> open(Arrays.copyOf(sealed, sealed.length + 1), key))
                    .isInstanceOf(DamagedBackup.class);
            byte[] swapped = sealed.clone();
            System.arraycopy(sealed, head, swapped, head + part, part);
            assertThatThrownBy(() -> open(swapped, key)).isInstanceOf(DamagedBackup.class);
        }
    }

    @Test
    void aShortKeyIsRefused() {
        assertThatThrownBy(() -> BackupKey.of("short"))
                .isInstanceOf(CannotRun.class)
                .hasMessageContaining("12 characters");
    }

    private static int head(byte[] sealed) {
        int at = 0;
        while (sealed[at] != '\n') {
            at++;
        }
        return at + 1;
    }

    private static byte[] sealed(byte[] content, @Nullable BackupKey key) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SealedOutput sealed = Envelope.seal(out, key)) {
            sealed.write(content);
        }
        return out.toByteArray();
    }

    private byte[] open(byte[] sealed, @Nullable BackupKey key) throws IOException {
        Path file = Files.write(directory.resolve("sealed"), sealed);
        try (SealedInput in = Envelope.open(file, key)) {
            return in.readAllBytes();
        }
    }
}
