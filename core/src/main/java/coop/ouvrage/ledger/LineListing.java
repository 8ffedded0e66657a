package coop.ouvrage.ledger;

import coop.ouvrage.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lines of the books, newest first, a page at a time: read in the order of an index and no further than the page, whatever the books
 * have grown to.
 */
final class LineListing {

    private static final String ORDER = " order by l.date desc, l.entry_id desc, l.line limit :size";
    private static final String COLUMNS = "select l.*, e.journal, e.document_date, e.text_key, e.text_args ";

    private final JdbcClient jdbc;
    private final Chart chart;

    LineListing(JdbcClient jdbc, Chart chart) {
        this.jdbc = jdbc;
        this.chart = chart;
    }

    LinePage lines(LineQuery query) {
        Map<String, Object> values = new LinkedHashMap<>(Map.of("entity", query.entity(), "size", query.size() + 1));
        LineCursor after = LineCursor.read(query.cursor());
        StringBuilder where = conditions("l.date", "l.entry_id", query, after, values);
        if (after != null) {
            where.append(" and (l.date, l.entry_id, -l.line) < (:afterDate, :afterEntry, -:afterLine)");
            values.put("afterLine", after.line());
        }
        boolean ofSomebody = query.unit() != null || query.party() != null || query.subject() != null;
        String sql = ofSomebody || query.budget()
                ? narrowed(query, where, values)
                : query.account() == null
                        ? all(conditions("e.date", "e.id", query, after, values), where)
                        : ofAccounts(query.account(), where, values);
        return page(jdbc.sql(sql).params(values).query(LineListing::ledgerLine).list(), query.size());
    }

    /** What the columns of an index can say: of entries, or of their lines. */
    private static StringBuilder conditions(
            String date, String entry, LineQuery query, @Nullable LineCursor after, Map<String, Object> values) {
        StringBuilder where = new StringBuilder();
        limit(where, values, date + " >= :from", "from", query.from());
        limit(where, values, date + " <= :to", "to", query.to());
        limit(
                where,
                values,
                "e.journal = :journal",
                "journal",
                query.journal() == null ? null : query.journal().name());
        if (after != null) {
            where.append(" and (" + date + ", " + entry + ") <= (:afterDate, :afterEntry)");
            values.putAll(Map.of("afterDate", after.date(), "afterEntry", after.entry()));
        }
        return where;
    }

    /** What is about one unit, party or subject, of which there are indexes of their own. */
    private String narrowed(LineQuery query, StringBuilder where, Map<String, Object> values) {
        limit(where, values, "l.account like :account || '%'", "account", query.account());
        limit(where, values, "l.unit = :unit", "unit", query.unit());
        limit(where, values, "l.party = :party", "party", query.party());
        limit(where, values, "l.subject = :subject", "subject", query.subject());
        limit(
                where,
                values,
                "l.account = any (:budget)",
                "budget",
                query.budget() ? chart.numbers(AccountRole::inBudget) : null);
        return COLUMNS + "from journal_line l join journal_entry e on e.id = l.entry_id where l.entity = :entity"
                + where + ORDER;
    }

    /** Entries in the order of their days, as many as there are lines on the page and one: each has a line at least. */
    private static String all(StringBuilder ofEntries, StringBuilder where) {
        return COLUMNS + "from (select e.* from journal_entry e where e.entity = :entity" + ofEntries
                + " order by e.date desc, e.id desc limit :size + 1) e"
                + " join journal_line l on l.entry_id = e.id and l.date = e.date where true" + where + ORDER;
    }

    /** The newest of each account whose number begins so, and of those the newest. */
    private String ofAccounts(String begin, StringBuilder where, Map<String, Object> values) {
        values.put(
                "accounts",
                Stream.concat(
                                Stream.of(begin),
                                chart.all().stream().map(chart::number).filter(number -> number.startsWith(begin)))
                        .distinct()
                        .toArray(String[]::new));
        return "select l.* from unnest(:accounts) as a (number) cross join lateral (" + COLUMNS
                + "from journal_line l join journal_entry e on e.id = l.entry_id"
                + " where l.entity = :entity and l.account = a.number" + where + ORDER + ") l" + ORDER;
    }

    private static void limit(
            StringBuilder sql, Map<String, Object> parameters, String condition, String name, @Nullable Object value) {
        if (value != null) {
            sql.append(" and ").append(condition);
            parameters.put(name, value);
        }
    }

    private static LinePage page(List<LedgerLine> lines, int size) {
        if (lines.size() <= size) {
            return new LinePage(lines, null);
        }
        List<LedgerLine> shown = lines.subList(0, size);
        return new LinePage(shown, LineCursor.after(shown.getLast()).write());
    }

    private static LedgerLine ledgerLine(ResultSet row, int number) throws SQLException {
        return new LedgerLine(
                new EntryId(row.getObject("entry_id", UUID.class)),
                row.getInt("line"),
                row.getString("entity"),
                Journal.valueOf(row.getString("journal")),
                row.getObject("date", LocalDate.class),
                row.getObject("document_date", LocalDate.class),
                row.getString("account"),
                Money.ofCents(row.getLong("amount_cents")),
                EntryReader.dimensions(row),
                row.getString("text_key"),
                TextArguments.read(row.getString("text_args")));
    }
}
