package coop.ouvrage.app.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import coop.ouvrage.app.Database;
import coop.ouvrage.app.Migration;
import coop.ouvrage.app.backup.Backup;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** A disk that is full, and has room again: a clear error, no half entry, no half backup. Needs root, which may mount a small disk. */
@Tag("long")
@Timeout(180)
class DiskFullTest {

    @TempDir
    Path directory;

    private Path disk = Path.of("");

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(directory.resolve("disk"));
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=420m", "tmpfs", disk.toString()), "may not mount a small disk");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", disk.toString());
    }

    @Test
    void aFullDiskTearsNothing() throws Exception {
        List<String> committed = new ArrayList<>();
        Path filler = disk.resolve("filler");
        try (Database database = Database.start(disk)) {
            Migration.of(database, "replay");
            Objects.requireNonNull(database.embedded()).keepAlive(line -> {});
            try (HikariDataSource pool = Books.pool(database);
                    Books books = new Books(pool, directory.resolve("data"))) {
                book(books, "before", 20, committed);
                fill(filler);
                Path backup = disk.resolve("full.backup");
                PrintStream err = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
                assertThatThrownBy(() -> new Backup(database, directory.resolve("data"), null, err).write(backup))
                        .hasMessageContaining("No space left");
                assertThat(disk).isDirectoryNotContaining("glob:**full.backup*");
                assertThatThrownBy(() -> book(books, "full", 20_000, committed))
                        .satisfiesAnyOf(
                                e -> assertThat(e).hasMessageContaining("No space left"),
                                e -> assertThat(e).hasStackTraceContaining("PSQLException"));
                Files.delete(filler);
                goOn(books, committed);
                // The one that got no answer may have been booked.
                assertThat(books.keys()).doesNotHaveDuplicates().containsAll(committed);
                assertThat(books.entries()).isBetween((long) committed.size(), committed.size() + 1L);
                books.finish();
                assertThat(books.wrong()).isEmpty();
            }
        }
    }

    private static void book(Books books, String what, int times, List<String> committed) {
        for (int i = 0; i < times; i++) {
            books.post(what + " " + i);
            committed.add(what + " " + i);
        }
    }

    private static void goOn(Books books, List<String> committed) throws InterruptedException {
        for (int tried = 0; ; tried++) {
            try {
                book(books, "after " + tried, 5, committed);
                return;
            } catch (DataAccessException | TransactionException e) {
                if (tried > 100) {
                    throw e;
                }
                Thread.sleep(300);
            }
        }
    }

    private static void fill(Path filler) throws IOException {
        byte[] zeros = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(filler)) {
            for (int i = 0; i < 1 << 20; i++) {
                out.write(zeros);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false; // no such program here
        }
    }
}
