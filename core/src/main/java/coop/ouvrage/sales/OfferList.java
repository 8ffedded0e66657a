package coop.ouvrage.sales;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Quotes of a unit, searched, filtered and sorted by the database. */
@Service
public class OfferList {

    /** Filters by name; each is a group of states. */
    public static final List<String> FILTERS = List.of("draft", "sent", "accepted", "closed");

    private static final Map<String, String> STATES = Map.of(
            "draft", "('DRAFT')",
            "sent", "('SENT')",
            "accepted", "('ACCEPTED')",
            "closed", "('DECLINED', 'EXPIRED', 'WITHDRAWN', 'INVOICED', 'CANCELLED', 'DROPPED')");

    private static final Map<String, String> COLUMNS = Map.of(
            "number", "o.number",
            "title", "lower(o.title)",
            "total", "o.excl_vat_cents",
            "until", "o.valid_until",
            "state", OfferStore.STATE);

    private final OfferStore store;
    private final Permissions permissions;

    OfferList(OfferStore store, Permissions permissions) {
        this.store = store;
        this.permissions = permissions;
    }

    /**
     * What a reader asks for.
     *
     * @param search in number, title and the client's name
     * @param filter one of {@link #FILTERS}; anything else is all
     * @param sort number, title, total, until or state; anything else is the latest first
     */
    public record Query(String search, String filter, String sort, boolean descending, int offset, int limit) {}

    /** Some of those that were found, and how many there are. */
    public record Found(List<Offer> offers, long total) {}

    @Transactional(readOnly = true)
    public Found of(UUID unit, Query query) {
        permissions.require(Permission.INVOICE_READ, unit);
        Map<String, Object> values = new HashMap<>(Map.of("unit", unit));
        String where = where(query, values);
        boolean known = COLUMNS.containsKey(query.sort());
        String way = query.descending() || !known ? " desc" : "";
        String order = " order by " + COLUMNS.getOrDefault(query.sort(), "o.id") + way + ", o.id" + way;
        return new Found(
                store.load(where + order + " offset " + query.offset() + " limit " + query.limit(), values),
                store.count(where, values));
    }

    private static String where(Query query, Map<String, Object> values) {
        StringBuilder where = new StringBuilder("where o.unit_id = :unit");
        String states = STATES.get(query.filter());
        if (states != null) {
            where.append(" and ").append(OfferStore.STATE).append(" in ").append(states);
        }
        if (!query.search().isBlank()) {
            where.append(" and (o.number ilike :text or o.title ilike :text or o.client_id in"
                    + " (select id from party_directory where name ilike :text))");
            values.put("text", "%" + query.search().strip().replaceAll("([\\\\%_])", "\\\\$1") + "%");
        }
        return where.toString();
    }

    /** Latest first, behind {@code before}. */
    @Transactional(readOnly = true)
    public List<Offer> after(UUID unit, @Nullable UUID before, int limit) {
        permissions.require(Permission.INVOICE_READ, unit);
        return store.load(
                "where o.unit_id = :unit and o.id < :before order by o.id desc limit " + limit,
                Map.of("unit", unit, "before", before == null ? new UUID(-1, -1) : before));
    }
}
