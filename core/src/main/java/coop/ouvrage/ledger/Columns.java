package coop.ouvrage.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Rows turned into one array per column, as {@code unnest} wants them. Values travel as text and are cast by the statement. */
final class Columns {

    private final int rows;
    private final Map<String, List<@Nullable String>> columns = new LinkedHashMap<>();

    Columns(int rows) {
        this.rows = rows;
    }

    void add(String column, @Nullable Object value) {
        columns.computeIfAbsent(column, c -> new ArrayList<>(rows)).add(value == null ? null : value.toString());
    }

    void forEach(BiConsumer<String, Object> parameter) {
        columns.forEach((name, values) -> parameter.accept(name, values.toArray(String[]::new)));
    }
}
