package coop.ouvrage.replay;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A table that the modules of a lived year give, as {@code replay/lived.sql} describes it.
 *
 * @param unit of its values
 */
record LivedTable(String name, Kind kind, String unit, String sql) {

    /** How its rows are compared with the printed ones. */
    enum Kind {
        /** Each cell with the printed one times the scale. */
        TOTAL,
        /** Shares of the whole. */
        PARTS,
        /** Things counted by the bounds of the printed table, then as shares of the whole. */
        BRACKETS,
        /** Per cent of a bracket. */
        RATES,
        /** As printed. */
        AS_IS
    }

    /** All of them by name, in the order of the file. */
    static Map<String, LivedTable> all() {
        Map<String, LivedTable> all = new LinkedHashMap<>();
        String[] parts = text().split("\n--: ");
        for (int i = 1; i < parts.length; i++) {
            LivedTable table = read(parts[i]);
            all.put(table.name(), table);
        }
        return all;
    }

    /** The name, of one word or more, then the kind and the unit. */
    private static LivedTable read(String part) {
        int end = part.indexOf('\n');
        String head = part.substring(0, end);
        int unit = head.lastIndexOf(' ');
        int kind = head.lastIndexOf(' ', unit - 1);
        return new LivedTable(
                head.substring(0, kind),
                Kind.valueOf(head.substring(kind + 1, unit).toUpperCase(Locale.ROOT)),
                head.substring(unit + 1),
                part.substring(end + 1).strip());
    }

    private static String text() {
        try (InputStream in = Objects.requireNonNull(LivedTable.class.getResourceAsStream("/replay/lived.sql"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
