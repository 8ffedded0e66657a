package coop.ouvrage.app.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.app.CannotRun;
import coop.ouvrage.app.Database;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.app.testing.TestDatabase;
import coop.ouvrage.documents.DocumentStore;
import coop.ouvrage.ledger.InvariantReport;
import coop.ouvrage.ledger.chain.HeadKeeper;
import coop.ouvrage.ledger.chain.Sealer;
import coop.ouvrage.postgres.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The drill: back up while people work, bring it back elsewhere, prove the books, find what was there. */
@Timeout(120)
@OuvrageTest
class RestoreDrillTest {

    private static final BackupKey KEY =
            BackupKey.of("the drill of every build").quick();

    private final SmallCoop coop;
    private final Sealer sealer;
    private final HeadKeeper heads;
    private final DocumentStore documents;
    private final PrintStream err = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    RestoreDrillTest(SmallCoop coop, Sealer sealer, HeadKeeper heads, DocumentStore documents) {
        this.coop = coop;
        this.sealer = sealer;
        this.heads = heads;
        this.documents = documents;
    }

    @Test
    void whatIsBackedUpWhilePeopleWorkComesBackElsewhere() throws Exception {
        UUID unit = coop.unit(coop.person("Maud", "Deneve"));
        var paper = documents.put("a paper".getBytes(StandardCharsets.UTF_8));
        Files.writeString(TestDatabase.DATA.resolve("secrets.key"), "sealed");
        Path file = directory.resolve("drill.backup");
        Backup.Made made = whileWriting(unit, () -> new Backup(source(), TestDatabase.DATA, KEY, err).write(file));
        assertThat(made.encrypted()).isTrue();
        assertThat(made.mark()).isEqualTo("replay");
        assertThat(made.rows()).isPositive();
        assertThat(recorded(source())).isEqualTo("BACKUP " + made.sha256());

        Path elsewhere = directory.resolve("elsewhere");
        Restore.Restored restored = new Restore(elsewhere, KEY, err).from(file, Optional.empty());
        assertThat(restored.proof()).isNotEmpty().allMatch(InvariantReport::holds, "holds");
        assertThat(restored.rows()).isEqualTo(made.rows());
        assertThat(new DocumentStore(elsewhere.resolve("files")).get(paper)).isPresent();
        assertThat(elsewhere.resolve("secrets.key")).hasContent("sealed");
        try (Database back = Database.start(elsewhere)) {
            assertThat(back.mark()).hasValue("replay");
            assertThat(recorded(back)).isEqualTo("RESTORE " + made.sha256());
            assertGuarded(back);
            assertHeld(back);
        }
        assertThatThrownBy(() -> new Restore(elsewhere, KEY, err).from(file, Optional.empty()))
                .isInstanceOf(CannotRun.class)
                .hasMessageContaining("is not empty");
        Files.delete(TestDatabase.DATA.resolve("secrets.key"));
    }

    @Test
    void aDamagedFileOrAnotherKeyLeavesNothingBehind() throws Exception {
        Path file = directory.resolve("whole.backup");
        new Backup(source(), TestDatabase.DATA, KEY, err).write(file);
        Path elsewhere = directory.resolve("refused");
        assertRefused(file, BackupKey.of("not the key of the drill").quick(), elsewhere, "another key");
        byte[] bytes = Files.readAllBytes(file);
        Path cut = Files.write(directory.resolve("cut"), java.util.Arrays.copyOf(bytes, bytes.length - 100));
        assertRefused(cut, KEY, elsewhere, "damaged");
        bytes[bytes.length - 50] ^= 1;
        assertRefused(Files.write(directory.resolve("changed"), bytes), KEY, elsewhere, "damaged");
        assertRefused(Files.writeString(directory.resolve("other"), "not a backup\n"), KEY, elsewhere, "no backup");
        assertThatThrownBy(() -> new Backup(source(), TestDatabase.DATA, KEY, err).write(file))
                .isInstanceOf(CannotRun.class)
                .hasMessageContaining("there already");
    }

    @Test
    void anExternalDatabaseIsFilledIfItHoldsNothing() throws Exception {
        coop.given(coop.unit(coop.person("Ida", "Roos")), "250.00");
        Path file = directory.resolve("plain.backup");
        Backup.Made made = new Backup(source(), TestDatabase.DATA, null, err).write(file);
        assertThat(made.secrets()).isFalse();
        EmbeddedPostgres postgres = TestDatabase.get().postgres();
        try (Connection superuser = postgres.superuser("postgres")) {
            superuser.createStatement().execute("drop database if exists drill with (force)");
            superuser.createStatement().execute("create database drill owner " + EmbeddedPostgres.OWNER);
        }
        Database.Login owner = new Database.Login(EmbeddedPostgres.OWNER, postgres.ownerPassword());
        Database drill = new Database(postgres.url("drill"), owner, owner, null);
        Restore.Restored restored =
                new Restore(directory.resolve("files-only"), null, err).from(file, Optional.of(drill));
        assertThat(restored.holds()).isTrue();
        assertThatThrownBy(() -> new Restore(directory.resolve("again"), null, err).from(file, Optional.of(drill)))
                .isInstanceOf(CannotRun.class)
                .hasMessageContaining("is not empty");
    }

    private void assertRefused(Path file, BackupKey key, Path elsewhere, String why) {
        assertThatThrownBy(() -> new Restore(elsewhere, key, err).from(file, Optional.empty()))
                .isInstanceOf(CannotRun.class)
                .hasMessageContaining(why);
        assertThat(elsewhere).doesNotExist();
    }

    /** The append-only tables and the mark refuse what they refused, and the application has no more rights than it had. */
    private static void assertHeld(Database back) throws SQLException {
        try (Connection connection = back.connect();
                ResultSet held = connection
                        .createStatement()
                        .executeQuery("select count(*) from outgoing_hold where released_at is null")) {
            held.next();
            assertThat(held.getInt(1)).isEqualTo(1);
        }
    }

    private static void assertGuarded(Database back) throws SQLException {
        try (Connection owner = back.connect()) {
            assertThatThrownBy(() -> owner.createStatement().execute("update journal_line set amount_cents = 1"))
                    .hasMessageContaining("never changed");
            assertThatThrownBy(() -> owner.createStatement().execute("update installation set kind = 'real'"))
                    .hasMessageContaining("cannot be changed");
        }
        try (Connection app = java.sql.DriverManager.getConnection(
                back.url(), back.app().user(), back.app().password())) {
            assertThatThrownBy(() -> app.createStatement().execute("delete from journal_entry"))
                    .hasMessageContaining("permission denied");
        }
    }

    private interface Work<T> {
        T done() throws IOException, SQLException;
    }

    /** People go on booking, sealing and keeping heads meanwhile. */
    private <T> T whileWriting(UUID unit, Work<T> work) throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            while (!stop.get()) {
                coop.given(unit, "10.00");
                sealer.seal();
                heads.write();
            }
        });
        writer.start();
        try {
            Thread.sleep(300);
            return work.done();
        } finally {
            stop.set(true);
            writer.join();
        }
    }

    private static Database source() {
        EmbeddedPostgres postgres = TestDatabase.get().postgres();
        Database.Login owner = new Database.Login(EmbeddedPostgres.OWNER, postgres.ownerPassword());
        return new Database(postgres.url(TestDatabase.get().name()), owner, owner, null);
    }

    private static String recorded(Database database) throws SQLException {
        try (Connection connection = database.connect();
                ResultSet newest = connection
                        .createStatement()
                        .executeQuery("select kind || ' ' || sha256 from backup_event order by id desc limit 1")) {
            return newest.next() ? newest.getString(1) : "none";
        }
    }
}
