package coop.ouvrage.app.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;

/** Writes into a database that it was backed up, or that it comes from a backup, for its operators to see. */
final class BackupRecord {

    private BackupRecord() {}

    /** A database whose schema is older than the table keeps no record. */
    static void write(
            Connection connection,
            String kind,
            Instant shows,
            long bytes,
            String sha256,
            boolean encrypted,
            long rows,
            int files)
            throws SQLException {
        if (!new Catalogue(connection).has("backup_event")) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into backup_event (kind, shows, bytes, sha256, encrypted, row_count, file_count) values (?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, kind);
            insert.setTimestamp(2, Timestamp.from(shows));
            insert.setLong(3, bytes);
            insert.setString(4, sha256);
            insert.setBoolean(5, encrypted);
            insert.setLong(6, rows);
            insert.setInt(7, files);
            insert.executeUpdate();
        }
    }

    /** Keeps a restored copy from sending what its original sends too, until an administrator says that it is the one. */
    static void hold(Connection connection) throws SQLException {
        try (Statement insert = connection.createStatement()) {
            insert.execute("insert into outgoing_hold default values on conflict do nothing");
        }
    }
}
