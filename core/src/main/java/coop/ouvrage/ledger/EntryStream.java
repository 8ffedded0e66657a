package coop.ouvrage.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Gathers rows of one line each, in the order of their entries, into entries. */
final class EntryStream {

    private final BiConsumer<JournalEntry, byte[]> look;
    private @Nullable JournalEntry current;
    private byte[] hash = {};
    private long seen;

    EntryStream(BiConsumer<JournalEntry, byte[]> look) {
        this.look = look;
    }

    void see(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        JournalEntry entry = current;
        if (entry == null || !entry.id().value().equals(id)) {
            handOver();
            entry = EntryReader.entry(row);
            current = entry;
            hash = row.getBytes("hash");
        }
        if (row.getString("account") != null) {
            entry.lines().add(EntryReader.line(row));
        }
    }

    long end() {
        handOver();
        current = null;
        return seen;
    }

    private void handOver() {
        if (current != null) {
            seen++;
            look.accept(current, hash);
        }
    }
}
