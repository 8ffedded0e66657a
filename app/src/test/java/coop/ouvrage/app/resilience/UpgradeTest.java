package coop.ouvrage.app.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.app.Database;
import coop.ouvrage.app.backup.Restore;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.TestDatabase;
import coop.ouvrage.ledger.InvariantReport;
import coop.ouvrage.postgres.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Data of an older schema (kept as a backup of a demo of 21 November 2026) under this version: migrated with its rows, books proved. */
@Timeout(120)
@OuvrageTest
class UpgradeTest {

    private static final Path OLD = Path.of("src", "test", "resources", "backups", "schema-202611211626.backup");

    @TempDir
    Path directory;

    @Test
    void dataOfAnOlderSchemaLivesOnInThisOne() throws Exception {
        EmbeddedPostgres postgres = TestDatabase.get().postgres();
        try (Connection superuser = postgres.superuser("postgres")) {
            superuser.createStatement().execute("drop database if exists upgrade with (force)");
            superuser.createStatement().execute("create database upgrade owner " + EmbeddedPostgres.OWNER);
        }
        Database.Login owner = new Database.Login(EmbeddedPostgres.OWNER, postgres.ownerPassword());
        Database database = new Database(postgres.url("upgrade"), owner, owner, null);
        PrintStream err = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        Restore.Restored restored = new Restore(directory.resolve("data"), null, err).from(OLD, Optional.of(database));
        assertThat(restored.schema()).isEqualTo("202611211626");
        assertThat(restored.migratedTo()).isGreaterThan(restored.schema());
        assertThat(restored.proof()).allMatch(InvariantReport::holds, "holds");
        try (Connection connection = database.connect();
                ResultSet lines = connection.createStatement().executeQuery("select count(*) from journal_line")) {
            lines.next();
            assertThat(lines.getLong(1)).isPositive();
        }
    }
}
