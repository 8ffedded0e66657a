package coop.ouvrage.postgres;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Fills a data directory that was never used with what another holds, whose server has stopped. The copy is made aside and moved
 * in at its end, the database last: cut off at any moment, the directory still counts as never used.
 */
final class DirectoryCopy {

    private static final String ASIDE = "copy.part";
    private static final String LOCK = "lock";
    private static final String DATABASE = "postgres";

    private DirectoryCopy() {}

    static boolean isNeverUsed(Path data) {
        return !Files.exists(data.resolve(DATABASE));
    }

    /** Owners and permissions stay as they are: the server insists on them. */
    static void fill(Path data, Path model) throws IOException {
        Path aside = data.resolve(ASIDE);
        delete(aside);
        copy(model, aside);
        Files.deleteIfExists(aside.resolve(LOCK));
        List<Path> parts;
        try (Stream<Path> children = Files.list(aside)) {
            parts = children.sorted(Comparator.comparing(part -> part.endsWith(DATABASE)))
                    .toList();
        }
        for (Path part : parts) {
            Path target = data.resolve(part.getFileName());
            delete(target); // left by a copy that was cut off
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.delete(aside);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                return copy(directory);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                return copy(file);
            }

            private FileVisitResult copy(Path path) throws IOException {
                Files.copy(
                        path,
                        to.resolve(from.relativize(path)),
                        StandardCopyOption.COPY_ATTRIBUTES,
                        LinkOption.NOFOLLOW_LINKS);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> tree = Files.walk(path)) {
            all = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path one : all) {
            Files.delete(one);
        }
    }
}
