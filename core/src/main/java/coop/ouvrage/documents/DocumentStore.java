package coop.ouvrage.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Files kept by the hash of their content, under {@code <folder>/ab/cdef...}. The same content is kept once. What is put
 * survives a crash or was never there: it is written aside, forced to the disk and moved into its place.
 */
public final class DocumentStore {

    private final Path folder;

    public DocumentStore(Path folder) {
        this.folder = folder;
    }

    /** Keeps the content and returns its name. */
    public ContentHash put(byte[] content) {
        ContentHash hash = ContentHash.of(content);
        Path place = place(hash);
        if (Files.exists(place)) {
            return hash;
        }
        try {
            Files.createDirectories(place.getParent());
            Path aside = Files.createTempFile(place.getParent(), "new", null);
            write(aside, content);
            Files.move(aside, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep " + hash, e);
        }
        return hash;
    }

    /**
     * The content; empty if it was never kept.
     *
     * @throws IllegalStateException if what lies there is no longer what was put
     */
    public Optional<byte[]> get(ContentHash hash) {
        try {
            byte[] content = Files.readAllBytes(place(hash));
            if (!ContentHash.of(content).equals(hash)) {
                throw new IllegalStateException("file " + hash + " was changed after it was kept");
            }
            return Optional.of(content);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + hash, e);
        }
    }

    private Path place(ContentHash hash) {
        return folder.resolve(hash.hex().substring(0, 2)).resolve(hash.hex().substring(2));
    }

    private static void write(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }
}
