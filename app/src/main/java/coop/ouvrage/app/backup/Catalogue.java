package coop.ouvrage.app.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the schema holds: tables with the columns that are written, partitions, sequences, foreign keys, the history of migrations. */
final class Catalogue {

    static final String HISTORY = "flyway_schema_history";

    /** Of whoever is logged in: nobody is, in what is restored. */
    private static final List<String> PASSING = List.of(HISTORY, "spring_session", "spring_session_attributes");

    private final Connection connection;

    Catalogue(Connection connection) {
        this.connection = connection;
    }

    /** Tables but not their partitions, each with the columns that are no result of others. */
    Map<String, List<String>> tables() throws SQLException {
        Map<String, List<String>> tables = new TreeMap<>();
        for (List<String> row : rows("""
                select c.relname, a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid
                where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
                  and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by 1, a.attnum""")) {
            if (!PASSING.contains(row.get(0))) {
                tables.computeIfAbsent(row.get(0), t -> new ArrayList<>()).add(row.get(1));
            }
        }
        return tables;
    }

    /** Tables and partitions. */
    List<String> relations() throws SQLException {
        return first(
                "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')"
                        + " and relname <> '" + HISTORY + "' order by 1");
    }

    /** Years of which the books have a partition. */
    List<String> years() throws SQLException {
        return first("select substr(relname, 14) from pg_class where relnamespace = 'public'::regnamespace"
                + " and relname ~ '^journal_line_[0-9]{4}$' order by 1");
    }

    Map<String, String> sequences() throws SQLException {
        return rows(
                        "select sequencename, last_value from pg_sequences where schemaname = 'public' and last_value is not null order by 1")
                .stream()
                .collect(Collectors.toMap(List::getFirst, List::getLast, (a, b) -> b, TreeMap::new));
    }

    /** The versions of the migrations that made this schema, oldest first. */
    List<String> versions() throws SQLException {
        return first("select version from " + HISTORY + " where success and version is not null order by version");
    }

    /** Table, name and definition. */
    List<List<String>> foreignKeys() throws SQLException {
        return rows(
                "select conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) from pg_constraint"
                        + " where contype = 'f' and conparentid = 0 and connamespace = 'public'::regnamespace order by 1, 2");
    }

    boolean isEmpty() throws SQLException {
        return first("select relname from pg_class where relnamespace = 'public'::regnamespace")
                .isEmpty();
    }

    boolean has(String table) throws SQLException {
        return !first("select relname from pg_class where relnamespace = 'public'::regnamespace and relname = '" + table
                        + "'")
                .isEmpty();
    }

    private List<String> first(String sql) throws SQLException {
        return rows(sql).stream().map(List::getFirst).toList();
    }

    private List<List<String>> rows(String sql) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int width = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> row = new ArrayList<>(width);
                for (int i = 1; i <= width; i++) {
                    row.add(result.getString(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }
}
