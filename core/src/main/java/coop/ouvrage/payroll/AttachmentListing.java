package coop.ouvrage.payroll;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists of attachments for pages and exports, searched and sorted by the database. */
@Repository
class AttachmentListing {

    private static final Map<String, String> COLUMNS = Map.of(
            "worker", "d.search_name",
            "creditor", "lower(o.creditor_name)",
            "served", "o.served_on",
            "taken", "o.taken_cents",
            "owed", "o.owed_cents",
            "state", "o.state");

    private static final Map<String, String> FILTERS = Map.of(
            "entered", " and o.state = 'ENTERED'",
            "in_force", " and o.state = 'IN_FORCE'",
            "ended", " and o.state = 'ENDED'",
            "owed", " and o.owed_cents > 0");

    private final JdbcClient jdbc;

    AttachmentListing(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    AttachmentRows rows(AttachmentQuery query) {
        Map<String, Object> values = new HashMap<>();
        String from = " from (" + AttachmentStore.SELECT + ") o join party_directory d on d.id = o.worker where true"
                + where(query, values);
        long total = jdbc.sql("select count(*)" + from)
                .params(values)
                .query(Long.class)
                .single();
        List<Attachment> rows = jdbc.sql("select o.*" + from + " order by " + order(query) + " offset " + query.offset()
                        + " limit " + query.limit())
                .params(values)
                .query((row, n) -> AttachmentStore.attachment(row))
                .list();
        return new AttachmentRows(rows, total);
    }

    private static String order(AttachmentQuery query) {
        String column = COLUMNS.get(query.sort());
        return column == null
                ? "o.state = 'ENDED', o.entered_at desc, o.id desc"
                : column + (query.descending() ? " desc, o.id desc" : ", o.id");
    }

    private static String where(AttachmentQuery query, Map<String, Object> values) {
        String where = FILTERS.getOrDefault(query.filter(), "");
        if (query.search().isBlank()) {
            return where;
        }
        values.put("text", "%" + query.search().strip().replaceAll("([\\\\%_])", "\\\\$1") + "%");
        return where + " and (d.name ilike :text or o.creditor_name ilike :text or o.reference ilike :text)";
    }
}
