package coop.ouvrage.recovery;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.parties.ComparableName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Disputes as a list for the page and the export of who leads the mediation. */
@Service
public class DisputeListing {

    private static final Map<String, String> COLUMNS = Map.of(
            "nr", "d.nr",
            "client", "p.search_name",
            "subject", "d.subject",
            "since", "d.opened_on",
            "state", "d.state");

    private static final Map<String, String> FILTERS = Map.of(
            "OPEN", " and d.state = 'OPEN'",
            "FREE", " and d.state = 'OPEN' and d.mediator is null",
            "AGREED", " and d.state = 'AGREED'",
            "CLOSED", " and d.state = 'CLOSED'");

    private final JdbcClient jdbc;
    private final DisputeStore store;
    private final Permissions permissions;

    DisputeListing(JdbcClient jdbc, DisputeStore store, Permissions permissions) {
        this.jdbc = jdbc;
        this.store = store;
        this.permissions = permissions;
    }

    /**
     * @param text part of the client's name, or the number of the case; empty for all
     * @param filter {@code OPEN}, {@code FREE} (open and led by nobody), {@code AGREED}, {@code CLOSED}; all for any other
     * @param sort name of a column; open ones first, then the newest, for any other
     */
    public record Query(String text, String filter, String sort, boolean descending, int offset, int limit) {}

    /**
     * @param total how many match in all
     * @param open how many are open, whatever was asked for
     */
    public record Found(List<Dispute> disputes, long total, long open) {}

    @Transactional(readOnly = true)
    public Found find(Query query) {
        permissions.require(Permission.MEDIATION_LEAD);
        Map<String, Object> values = new HashMap<>();
        StringBuilder where = new StringBuilder("join party_directory p on p.id = d.client_id where true");
        where.append(FILTERS.getOrDefault(query.filter(), ""));
        if (!query.text().isBlank()) {
            where.append(" and (p.search_name like :name or cast(d.nr as text) = :nr)");
            values.put("name", part(query.text()));
            values.put("nr", query.text().strip());
        }
        String way = query.descending() ? " desc" : "";
        String order = COLUMNS.containsKey(query.sort())
                ? COLUMNS.get(query.sort()) + way + ", d.nr" + way
                : "d.state = 'OPEN' desc, d.nr desc";
        long total = jdbc.sql("select count(*) from dispute d " + where)
                .params(values)
                .query(Long.class)
                .single();
        long open = jdbc.sql("select count(*) from dispute where state = 'OPEN'")
                .query(Long.class)
                .single();
        values.put("offset", query.offset());
        values.put("limit", query.limit());
        return new Found(
                store.query(where + " order by " + order + " offset :offset limit :limit", values), total, open);
    }

    /** A text without a letter or digit is part of no name. */
    private static String part(String text) {
        String name = ComparableName.of(text).value();
        return name.isEmpty() ? "-" : "%" + name + "%";
    }
}
