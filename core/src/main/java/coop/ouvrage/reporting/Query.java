package coop.ouvrage.reporting;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A published query.
 *
 * @param columns the unit of a figure; of a table, each column as {@code name:unit}
 */
record Query(String name, List<String> columns, String sql) {

    /** The queries of a file, in order. */
    static List<Query> of(String file) {
        try (InputStream in = Objects.requireNonNull(Query.class.getResourceAsStream("/reporting/" + file), file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.split("\n--: ")).skip(1).map(Query::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Query read(String part) {
        String[] head = part.lines().findFirst().orElseThrow().split(" ");
        return new Query(
                head[0],
                Arrays.asList(head).subList(1, head.length),
                part.substring(part.indexOf('\n') + 1).strip());
    }
}
