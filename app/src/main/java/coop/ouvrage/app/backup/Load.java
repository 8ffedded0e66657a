package coop.ouvrage.app.backup;

import static coop.ouvrage.app.backup.Catalogue.execute;

import coop.ouvrage.app.CannotRun;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Fills a fresh schema with the rows of a backup, in one transaction of the owner. Guards and foreign keys are put aside meanwhile
 * and come back before the end; the foreign keys are proved again by that, the rest by {@code verify}.
 */
final class Load implements AutoCloseable {

    private final Connection connection;
    private final Catalogue catalogue;
    private final Manifest manifest;
    private final List<List<String>> foreignKeys;
    private final List<String> relations;
    private final Map<String, Long> rows = new HashMap<>();

    Load(Connection connection, Manifest manifest) throws SQLException {
        this.connection = connection;
        this.manifest = manifest;
        connection.setAutoCommit(false);
        catalogue = new Catalogue(connection);
        refuseUnknownColumns();
        for (String year : manifest.years()) {
            execute(connection, "select ledger_add_year(" + Integer.parseInt(year) + ")");
        }
        foreignKeys = catalogue.foreignKeys();
        relations = catalogue.relations();
        putGuardsAside();
        execute(
                connection,
                "truncate "
                        + manifest.tables().keySet().stream()
                                .map(Snapshot::quoted)
                                .collect(Collectors.joining(", ")));
    }

    private void refuseUnknownColumns() throws SQLException {
        Map<String, List<String>> known = catalogue.tables();
        manifest.tables().forEach((table, columns) -> {
            if (!known.getOrDefault(table, List.of()).containsAll(columns)) {
                throw new CannotRun("the backup has a table or column that this version does not know: " + table);
            }
        });
    }

    private void putGuardsAside() throws SQLException {
        for (List<String> key : foreignKeys) {
            execute(connection, "alter table " + key.get(0) + " drop constraint " + key.get(1));
        }
        for (String relation : relations) {
            execute(connection, "alter table " + Snapshot.quoted(relation) + " disable trigger user");
        }
    }

    void table(String name, InputStream content) throws SQLException, IOException {
        List<String> columns = manifest.tables().get(name);
        if (columns == null) {
            throw new CannotRun("the backup holds a table that its manifest does not name: " + name);
        }
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        rows.put(
                name,
                copy.copyIn(
                        "copy " + Snapshot.quoted(name) + " (" + Snapshot.columns(columns) + ") from stdin",
                        content,
                        1 << 16));
    }

    void finish(Counts counts) throws SQLException {
        if (!rows.equals(counts.rows())) {
            throw new CannotRun("the backup does not hold the rows that it counts");
        }
        for (Map.Entry<String, String> sequence : counts.sequences().entrySet()) {
            execute(
                    connection,
                    "select setval('" + Snapshot.quoted(sequence.getKey()) + "', " + Long.parseLong(sequence.getValue())
                            + ")");
        }
        for (List<String> key : foreignKeys) {
            execute(connection, "alter table " + key.get(0) + " add constraint " + key.get(1) + " " + key.get(2));
        }
        for (String relation : relations) {
            execute(connection, "alter table " + Snapshot.quoted(relation) + " enable trigger user");
        }
        connection.commit();
        connection.setAutoCommit(true);
        execute(connection, "analyze");
    }

    @Override
    public void close() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
        }
        connection.close();
    }
}
