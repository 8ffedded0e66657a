package coop.ouvrage.ledger.chain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The heads of the chains in a file that only grows, {@code heads/heads.txt} below the data directory. It belongs on other media
 * too: whoever can rewrite the database must not be able to rewrite every copy of it.
 */
@Component
class HeadFile {

    private final Path file;

    /** Of the file at this length, the last position of each entity: it only grows, and is asked for every minute. */
    private Map<String, Long> positions = Map.of();

    private long length;

    HeadFile(@Value("${ouvrage.data:data}") Path data) {
        this.file = data.resolve("heads").resolve("heads.txt");
    }

    Path path() {
        return file;
    }

    /** Appends, and returns when it is on the disk. */
    synchronized void append(List<Head> heads) {
        Map<String, Long> told = positions(positions(), heads);
        String lines = heads.stream().map(h -> h.write() + "\n").collect(Collectors.joining());
        try {
            Files.createDirectories(file.getParent());
            try (FileChannel channel = FileChannel.open(
                    file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND))) {
                ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the heads of the books cannot be written to " + file, e);
        }
        positions = told;
        length = size();
    }

    /** The last position told of each entity; the file is read again only if it is not as it was left. */
    synchronized Map<String, Long> positions() {
        if (length != size()) {
            long now = size();
            positions = positions(Map.of(), read());
            length = now;
        }
        return positions;
    }

    private static Map<String, Long> positions(Map<String, Long> before, List<Head> later) {
        Map<String, Long> positions = new HashMap<>(before);
        later.forEach(head -> positions.put(head.link().entity(), head.link().position()));
        return positions;
    }

    private long size() {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException("the heads of the books cannot be read from " + file, e);
        }
    }

    /** Every head, oldest first; none if there is no file. A last line without its end was cut off by a crash and does not count. */
    synchronized List<Head> read() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            String text = Files.readString(file);
            return text.substring(0, text.lastIndexOf('\n') + 1)
                    .lines()
                    .map(Head::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the heads of the books cannot be read from " + file, e);
        }
    }
}
