package coop.ouvrage.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** The directory that holds all that an installation keeps, taken by one process at a time. */
final class DataDirectory implements AutoCloseable {

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private DataDirectory(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Takes the directory, creating it if need be.
     *
     * @throws PostgresUnavailable if it cannot be written, belongs to somebody else, or another process holds it
     */
    static DataDirectory take(Path data) {
        Path path = prepared(data.toAbsolutePath().normalize());
        Path file = path.resolve("lock");
        FileChannel channel;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new PostgresUnavailable(
                    "the data directory " + path + " cannot be written; choose another with --data");
        }
        FileLock lock = lock(channel);
        if (lock == null) {
            close(channel);
            throw new PostgresUnavailable("another Ouvrage already runs on the data directory " + path
                    + "; stop it or choose another with --data");
        }
        return new DataDirectory(path, channel, lock);
    }

    /** Whether another process, or another part of this one, holds the directory at this moment. */
    static boolean isTaken(Path data) {
        Path file = data.toAbsolutePath().normalize().resolve("lock");
        if (!Files.isWritable(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            FileLock lock = lock(channel);
            if (lock != null) {
                lock.release();
            }
            return lock == null;
        } catch (IOException e) {
            return false;
        }
    }

    private static Path prepared(Path path) {
        try {
            Files.createDirectories(path);
        } catch (FileAlreadyExistsException e) {
            throw new PostgresUnavailable("the data directory " + path + " is a file; choose another with --data");
        } catch (IOException e) {
            throw new PostgresUnavailable(
                    "the data directory " + path + " cannot be created; choose another with --data");
        }
        refuseOfSomebodyElse(path);
        if (!Files.isWritable(path)) {
            throw new PostgresUnavailable(
                    "the data directory " + path + " cannot be written; choose another with --data");
        }
        return path;
    }

    /** Also for root, which could write there: the owner's PostgreSQL could not read its files any more. */
    private static void refuseOfSomebodyElse(Path path) {
        Path kept = Files.exists(path.resolve("lock")) ? path.resolve("lock") : path;
        try {
            String owner = Files.getOwner(kept).getName();
            String me = System.getProperty("user.name");
            boolean empty = kept == path && me.equals("root");
            if (!empty
                    && !owner.equals(me)
                    && path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                throw new PostgresUnavailable("the data directory " + path + " belongs to the user " + owner
                        + ", not to " + me + "; run as " + owner + " or choose another with --data");
            }
        } catch (IOException e) {
            throw new PostgresUnavailable("the data directory " + path + " cannot be read; choose another with --data");
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        } catch (IOException e) {
            throw new PostgresUnavailable(
                    "the file system of the data directory cannot lock files; choose another with --data");
        }
    }

    Path path() {
        return path;
    }

    /** Writes a file that only its owner can read; it is there whole or not at all. */
    static void writeSecret(Path file, String text) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(part, text);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() {
        try {
            lock.release();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } finally {
            close(channel);
        }
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
