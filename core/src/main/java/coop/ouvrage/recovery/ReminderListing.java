package coop.ouvrage.recovery;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.parties.ComparableName;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reminders that left, as a list for the page and the export of finance. */
@Service
public class ReminderListing {

    private static final String TOTAL =
            "(select sum(l.left_cents + l.interest_cents + l.lump_cents) from reminder_line l where l.reminder_id = r.id)";

    private static final Map<String, String> COLUMNS = Map.of(
            "sent", "r.sent_on",
            "client", "p.search_name",
            "level", "r.level",
            "channel", "r.channel",
            "total", TOTAL);

    private final JdbcClient jdbc;
    private final ReminderStore store;
    private final Permissions permissions;

    ReminderListing(JdbcClient jdbc, ReminderStore store, Permissions permissions) {
        this.jdbc = jdbc;
        this.store = store;
        this.permissions = permissions;
    }

    /**
     * @param day on which they left; null for all days
     * @param text part of the client's name; empty for all
     * @param channel name of a {@link ReminderStep.Channel}; all for any other
     * @param sort name of a column; the newest first for any other
     */
    public record Query(
            @Nullable LocalDate day,
            String text,
            String channel,
            String sort,
            boolean descending,
            int offset,
            int limit) {}

    /** @param total how many match in all */
    public record Found(List<Reminder> reminders, long total) {}

    @Transactional(readOnly = true)
    public Found find(Query query) {
        permissions.require(Permission.BANK_READ);
        Map<String, Object> values = new HashMap<>();
        StringBuilder where = new StringBuilder("join party_directory p on p.id = r.client_id where true");
        if (query.day() != null) {
            where.append(" and r.sent_on = :day");
            values.put("day", query.day());
        }
        if (!query.channel().isEmpty()) {
            where.append(" and r.channel = :channel");
            values.put("channel", query.channel());
        }
        if (!query.text().isBlank()) {
            where.append(" and p.search_name like :name");
            values.put("name", part(query.text()));
        }
        String way = query.descending() ? " desc" : "";
        String order = COLUMNS.containsKey(query.sort())
                ? COLUMNS.get(query.sort()) + way + ", r.id" + way
                : "r.sent_on desc, r.id";
        long total = jdbc.sql("select count(*) from reminder r " + where)
                .params(values)
                .query(Long.class)
                .single();
        values.put("offset", query.offset());
        values.put("limit", query.limit());
        return new Found(store.query(where + " order by " + order + " offset :offset limit :limit", values), total);
    }

    /** A text without a letter or digit is part of no name. */
    private static String part(String text) {
        String name = ComparableName.of(text).value();
        return name.isEmpty() ? "-" : "%" + name + "%";
    }
}
