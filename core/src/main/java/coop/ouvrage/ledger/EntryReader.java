package coop.ouvrage.ledger;

import coop.ouvrage.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads entries and lines. */
@Component
class EntryReader {

    private static final String ENTRIES = """
            select e.*, l.line, l.account, l.amount_cents, l.unit, l.party, l.subject
            from journal_entry e join journal_line l on l.entry_id = e.id and l.date = e.date
            """;

    private final JdbcClient jdbc;

    private final LineListing listing;

    EntryReader(JdbcClient jdbc, Chart chart) {
        this.jdbc = jdbc;
        this.listing = new LineListing(jdbc, chart);
    }

    Optional<JournalEntry> find(EntryId id) {
        return entries(jdbc.sql(ENTRIES + "where e.id = :id order by l.line").param("id", id.value())).stream()
                .findFirst();
    }

    Optional<Proof> proof(EntryId id) {
        return jdbc.sql("""
                        select encode(e.hash, 'hex') as hash, s.position, encode(s.seal, 'hex') as seal, s.sealed_at, r.id as reversal
                        from journal_entry e left join ledger_seal s on s.entry_id = e.id
                        left join journal_entry r on r.reverses = e.id where e.id = :id""")
                .param("id", id.value())
                .query((row, n) -> proof(row))
                .optional();
    }

    private static Proof proof(ResultSet row) throws SQLException {
        OffsetDateTime sealedAt = row.getObject("sealed_at", OffsetDateTime.class);
        UUID reversal = row.getObject("reversal", UUID.class);
        return new Proof(
                row.getString("hash"),
                row.getObject("position", Long.class),
                row.getString("seal"),
                sealedAt == null ? null : sealedAt.toInstant(),
                reversal == null ? null : new EntryId(reversal));
    }

    List<JournalEntry> ofSource(UUID source) {
        return entries(jdbc.sql(ENTRIES + "where e.source_id = :source order by e.id, l.line")
                .param("source", source));
    }

    /** Hands over every entry with the hash stored beside it, without holding them all; returns how many there are. */
    long forEach(BiConsumer<JournalEntry, byte[]> look) {
        EntryStream stream = new EntryStream(look);
        jdbc.sql("""
                        select e.*, l.line, l.account, l.amount_cents, l.unit, l.party, l.subject
                        from journal_entry e left join journal_line l on l.entry_id = e.id order by e.id, l.line, l.date""").withFetchSize(5000).query(stream::see);
        return stream.end();
    }

    private static List<JournalEntry> entries(JdbcClient.StatementSpec statement) {
        Map<UUID, JournalEntry> entries = new LinkedHashMap<>();
        statement.query(row -> {
            entries.computeIfAbsent(row.getObject("id", UUID.class), id -> entry(row))
                    .lines()
                    .add(line(row));
        });
        return entries.values().stream().toList();
    }

    /** An entry to whose list of lines the caller adds. */
    static JournalEntry entry(ResultSet row) {
        try {
            UUID reverses = row.getObject("reverses", UUID.class);
            return new JournalEntry(
                    new EntryId(row.getObject("id", UUID.class)),
                    row.getString("entity"),
                    Journal.valueOf(row.getString("journal")),
                    row.getObject("date", LocalDate.class),
                    row.getObject("document_date", LocalDate.class),
                    row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                    row.getString("source_type"),
                    row.getObject("source_id", UUID.class),
                    row.getString("key"),
                    row.getString("text_key"),
                    TextArguments.read(row.getString("text_args")),
                    reverses == null ? null : new EntryId(reverses),
                    new ArrayList<>());
        } catch (SQLException e) {
            throw new IllegalStateException("a journal entry cannot be read", e);
        }
    }

    static JournalEntry.Line line(ResultSet row) throws SQLException {
        return new JournalEntry.Line(
                row.getString("account"), Money.ofCents(row.getLong("amount_cents")), dimensions(row));
    }

    static Dimensions dimensions(ResultSet row) throws SQLException {
        return new Dimensions(
                row.getObject("unit", UUID.class),
                row.getObject("party", UUID.class),
                row.getObject("subject", UUID.class));
    }

    /** Newest first; the cursor names the last line that was shown. */
    LinePage lines(LineQuery query) {
        return listing.lines(query);
    }
}
