package coop.ouvrage.ledger;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Rows turned into one array per column, as {@code unnest} wants them: each the text of a PostgreSQL array, which the statement casts.
 */
final class Columns {

    private static final int WIDTH = 24;

    private final int rows;
    private final Map<String, StringBuilder> columns = new LinkedHashMap<>();

    Columns(int rows) {
        this.rows = rows;
    }

    void add(String column, @Nullable Object value) {
        StringBuilder text = columns.computeIfAbsent(column, c -> new StringBuilder(rows * WIDTH + 2));
        text.append(text.isEmpty() ? '{' : ',');
        switch (value) {
            case null -> text.append("NULL");
            case UUID id -> text.append(id);
            case Number number -> text.append(number);
            case Boolean truth -> text.append(truth);
            default -> quote(text, value.toString());
        }
    }

    private static void quote(StringBuilder text, String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\');
            }
            text.append(c);
        }
        text.append('"');
    }

    void forEach(BiConsumer<String, Object> parameter) {
        columns.forEach((name, text) -> parameter.accept(name, text + "}"));
    }
}
