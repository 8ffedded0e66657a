package coop.ouvrage.transaction;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes rows of one table by one statement. */
public final class Rows {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A row that is being put together: values by the names of their columns. */
    public static final class Row {

        private final Map<String, @Nullable Object> values = new HashMap<>();

        /** @param value a number, a truth, bytes, a node of JSON, or something whose text the database reads; nothing for null */
        public Row with(String column, @Nullable Object value) {
            values.put(column, told(value));
            return this;
        }

        private static @Nullable Object told(@Nullable Object value) {
            return switch (value) {
                case null -> null;
                case Number number -> number;
                case Boolean truth -> truth;
                case JsonNode node -> node;
                case byte[] bytes -> "\\x" + HexFormat.of().formatHex(bytes);
                default -> value.toString();
            };
        }
    }

    private Rows() {}

    /**
     * Inserts rows, in this order. What a column gets that the rows do not name is for the table to say.
     *
     * @param rows all with the same columns
     */
    public static void insert(JdbcClient jdbc, String table, List<Row> rows) {
        if (!rows.isEmpty()) {
            String columns = String.join(
                    ", ", rows.getFirst().values.keySet().stream().sorted().toList());
            jdbc.sql("insert into %1$s (%2$s) select %2$s from jsonb_populate_recordset(null::%1$s, :rows::jsonb)"
                            .formatted(table, columns))
                    .param(
                            "rows",
                            JSON.writeValueAsString(
                                    rows.stream().map(row -> row.values).toList()))
                    .update();
        }
    }
}
