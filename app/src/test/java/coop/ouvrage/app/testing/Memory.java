package coop.ouvrage.app.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Room for the files of databases in memory where the machine offers some, else on its disk: a database of the tests is 1,500 files,
 * which a disk takes a second to create and memory a tenth of it. As {@code @TempDir(factory = Memory.class)} it gives that of a test.
 */
public final class Memory implements TempDirFactory {

    private static final Path SHARED = Path.of("/dev/shm");
    private static final Path DISK = Path.of("target").toAbsolutePath();
    private static final String PREFIX =
            "ouvrage-test-" + ProcessHandle.current().pid() + "-";

    /** Bytes that have to be free: two processes of a run, their databases and what these log. */
    private static final long ROOM = 3L << 30;

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext extension) {
        return directory("test");
    }

    /** A new directory; those of processes that are gone, which were killed before they removed them, are removed. */
    public static Path directory(String name) {
        try {
            Path place = hasRoom() ? SHARED : Files.createDirectories(DISK);
            left(place).forEach(ScratchDirectory::remove);
            return Files.createTempDirectory(place, PREFIX + name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hasRoom() throws IOException {
        return Files.isDirectory(SHARED)
                && Files.isWritable(SHARED)
                && Files.getFileStore(SHARED).getUsableSpace() > ROOM;
    }

    private static List<Path> left(Path place) throws IOException {
        try (Stream<Path> all = Files.list(place)) {
            return all.filter(Memory::isLeft).toList();
        }
    }

    private static boolean isLeft(Path directory) {
        String pid = directory.getFileName().toString().replaceAll("^ouvrage-test-(\\d+)-.*|.*", "$1");
        return !pid.isEmpty() && ProcessHandle.of(Long.parseLong(pid)).isEmpty();
    }
}
