package coop.ouvrage.app.backup;

import coop.ouvrage.app.CannotRun;
import coop.ouvrage.app.Database;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** The database as of one moment, read in one transaction that keeps nobody waiting. */
final class Snapshot implements AutoCloseable {

    private final Connection connection;
    private final Catalogue catalogue;
    private final Database database;

    Snapshot(Database database) throws SQLException {
        this.database = database;
        connection = database.connect();
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        catalogue = new Catalogue(connection);
    }

    Manifest manifest() throws SQLException {
        String mark = database.mark()
                .orElseThrow(() -> new CannotRun("this database has no schema yet: there is nothing to back up"));
        try (ResultSet now = connection.createStatement().executeQuery("select now()")) {
            now.next();
            return new Manifest(
                    mark,
                    now.getTimestamp(1).toInstant().toString(),
                    catalogue.versions(),
                    catalogue.tables(),
                    catalogue.years());
        }
    }

    /** The rows of every table, then the sequences, which do not belong to the transaction: none may be behind its rows. */
    Counts write(ZipOutputStream zip, Telling telling) throws SQLException, IOException {
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        Map<String, Long> rows = new TreeMap<>();
        for (Map.Entry<String, List<String>> table : catalogue.tables().entrySet()) {
            zip.putNextEntry(new ZipEntry(TABLES + table.getKey()));
            String sql =
                    "copy (select " + columns(table.getValue()) + " from " + quoted(table.getKey()) + ") to stdout";
            rows.put(table.getKey(), copy.copyOut(sql, told(zip, telling, table.getKey())));
            zip.closeEntry();
        }
        return new Counts(rows, 0, catalogue.sequences());
    }

    static final String TABLES = "tables/";

    static String columns(List<String> names) {
        return names.stream().map(Snapshot::quoted).collect(Collectors.joining(", "));
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static OutputStream told(OutputStream to, Telling telling, String table) {
        return new FilterOutputStream(to) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
                telling.more(length, table);
            }

            @Override
            public void close() {
                // the entry ends, the file goes on
            }
        };
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
