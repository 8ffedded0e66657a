package coop.ouvrage.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes entries, their lines and every balance they change in one statement, the function {@code ledger_write} of the schema. */
@Component
class EntryWriter {

    /** Entries in one statement; beyond it the arrays grow without making it faster. */
    private static final int MOST = 2_000;

    private static final String WRITE = """
            select * from ledger_write(:ids::uuid[], :entities::text[], :journals::text[], :dates::date[], :documentDates::date[],
                :recorded::timestamptz[], :sourceTypes::text[], :sourceIds::uuid[], :keys::text[], :texts::text[],
                :arguments::text[], :reverses::uuid[], :lineCounts::smallint[], :hashes::bytea[],
                :lineEntries::uuid[], :lines::smallint[], :accounts::text[], :cents::bigint[], :units::uuid[],
                :parties::uuid[], :subjects::uuid[], :stripes::smallint[], :byParty::boolean[], :bySubject::boolean[])""";

    private final JdbcClient jdbc;
    private final LegalEntities entities;
    private final Chart chart;

    EntryWriter(JdbcClient jdbc, LegalEntities entities, Chart chart) {
        this.jdbc = jdbc;
        this.entities = entities;
        this.chart = chart;
    }

    /**
     * Writes them in order, some at a time; while the database works on some, the next ones are made.
     *
     * @param entry makes an entry of a draft; it must not ask the database
     */
    List<EntryId> write(
            List<EntryDraft> drafts, Function<EntryDraft, JournalEntry> entry, int stripe, IntConsumer told) {
        Map<String, LegalEntity> known = new HashMap<>();
        drafts.forEach(draft -> known.computeIfAbsent(draft.entity(), entities::get));
        List<Supplier<Rows>> parts = new ArrayList<>();
        for (int from = 0; from < drafts.size(); from += MOST) {
            List<EntryDraft> part = drafts.subList(from, Math.min(drafts.size(), from + MOST));
            parts.add(() -> rows(part.stream().map(entry).toList(), known, stripe));
        }
        List<EntryId> written = new ArrayList<>(drafts.size());
        Ahead.each(parts, rows -> {
            written.addAll(write(rows));
            told.accept(rows.ids().size());
        });
        return written;
    }

    /** Entries and the arrays that write them. */
    private record Rows(List<EntryId> ids, List<String> keys, Columns head, Columns body) {}

    private List<EntryId> write(Rows rows) {
        JdbcClient.StatementSpec statement = jdbc.sql(WRITE);
        rows.head().forEach(statement::param);
        rows.body().forEach(statement::param);
        int fresh = statement.query(UUID.class).list().size();
        if (fresh == rows.ids().size()) {
            return rows.ids();
        }
        Map<String, EntryId> byKey = idsOf(rows.keys());
        return rows.keys().stream()
                .map(key -> java.util.Objects.requireNonNull(byKey.get(key)))
                .toList();
    }

    private Rows rows(List<JournalEntry> entries, Map<String, LegalEntity> known, int stripe) {
        Columns head = new Columns(entries.size());
        Columns body =
                new Columns(entries.stream().mapToInt(e -> e.lines().size()).sum());
        for (JournalEntry entry : entries) {
            addHead(head, entry);
            addLines(body, entry, java.util.Objects.requireNonNull(known.get(entry.entity())), stripe);
        }
        return new Rows(
                entries.stream().map(JournalEntry::id).toList(),
                entries.stream().map(JournalEntry::key).toList(),
                head,
                body);
    }

    private static void addHead(Columns head, JournalEntry entry) {
        head.add("ids", entry.id().value());
        head.add("entities", entry.entity());
        head.add("journals", entry.journal());
        head.add("dates", entry.date());
        head.add("documentDates", entry.documentDate());
        head.add("recorded", entry.recordedAt());
        head.add("sourceTypes", entry.sourceType());
        head.add("sourceIds", entry.sourceId());
        head.add("keys", entry.key());
        head.add("texts", entry.text());
        head.add("arguments", TextArguments.write(entry.arguments()));
        head.add("reverses", entry.reverses());
        head.add("lineCounts", entry.lines().size());
        head.add("hashes", "\\x" + HexFormat.of().formatHex(entry.computeHash()));
    }

    private void addLines(Columns body, JournalEntry entry, LegalEntity entity, int stripe) {
        int number = 0;
        for (JournalEntry.Line line : entry.lines()) {
            Dimensions of = line.dimensions();
            AccountRole role = chart.role(line.account());
            body.add("lineEntries", entry.id().value());
            body.add("lines", ++number);
            body.add("accounts", line.account());
            body.add("cents", line.amount().cents());
            body.add("units", of.unit());
            body.add("parties", of.party());
            body.add("subjects", of.subject());
            boolean common = entity.isCommon(of.unit());
            body.add("stripes", common ? stripe : 0);
            body.add("byParty", role != null && role.byParty());
            body.add("bySubject", role != null && of.subject() != null && role.isKeptBySubject(common));
        }
    }

    private Map<String, EntryId> idsOf(List<String> keys) {
        Map<String, EntryId> byKey = new HashMap<>();
        jdbc.sql("select key, id from journal_entry where key = any (:keys)")
                .param("keys", keys.toArray(String[]::new))
                .query(row -> {
                    byKey.put(row.getString(1), new EntryId(row.getObject(2, UUID.class)));
                });
        return byKey;
    }
}
