package coop.ouvrage.app.backup;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The files of a data directory beside the database. */
final class KeptFiles {

    static final String SECRETS = "secrets.key";
    static final String HEADS = "heads";
    static final String PREFIX = "data/";

    /** The database, what belongs to the process that runs, and what a copy or a restoration has not finished. */
    private static final Set<String> LEFT_OUT = Set.of("postgres", "lock", "copy.part", Restore.ASIDE);

    private final Path data;
    private final boolean secrets;

    /** @param secrets whether the key of the authenticator apps goes along, which only an encrypted file may hold */
    KeptFiles(Path data, boolean secrets) {
        this.data = data.toAbsolutePath().normalize();
        this.secrets = secrets;
    }

    boolean holdsSecrets() {
        return secrets && Files.exists(data.resolve(SECRETS));
    }

    /** @return how many there were; one that disappears meanwhile was passing */
    int write(ZipOutputStream zip, Set<String> written, Telling telling) throws IOException {
        if (!Files.isDirectory(data)) {
            return 0;
        }
        int[] count = {0};
        Files.walkFileTree(data, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return isLeftOut(directory) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile() && !isLeftOut(file) && !written.contains(name(file)) && put(zip, file)) {
                    count[0]++;
                    telling.more(attributes.size(), "files");
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }
        });
        return count[0];
    }

    private boolean put(ZipOutputStream zip, Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            zip.putNextEntry(new ZipEntry(name(file)));
            in.transferTo(zip);
            zip.closeEntry();
            return true;
        } catch (NoSuchFileException e) {
            return false; // gone before it was opened: it was passing
        }
    }

    String name(Path file) {
        return PREFIX + data.relativize(file).toString().replace('\\', '/');
    }

    Path heads() {
        return data.resolve(HEADS).resolve("heads.txt");
    }

    private boolean isLeftOut(Path path) {
        if (!data.equals(path.getParent())) {
            return false;
        }
        String name = path.getFileName().toString();
        return LEFT_OUT.contains(name) || (name.equals(SECRETS) && !secrets);
    }
}
