package coop.ouvrage.sales;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Invoices asked for as lists for pages, exports and programs. */
@Repository
class RequestListing {

    private static final Map<String, String> COLUMNS = Map.of(
            "title", "lower(r.sale::jsonb ->> 'title')",
            "client", "lower(d.name)",
            "state", "r.state",
            "next", "r.next_on",
            "asked", "r.asked_on");

    private static final Map<String, String> FILTERS = Map.of(
            "open", " and r.state in ('AGREEING', 'WAITING', 'RETURNED', 'RUNNING')",
            "running", " and r.state = 'RUNNING'",
            "issued", " and r.state = 'ISSUED'",
            "ended", " and r.state in ('DROPPED', 'STOPPED', 'ENDED')");

    private final JdbcClient jdbc;
    private final RequestStore store;

    RequestListing(JdbcClient jdbc, RequestStore store) {
        this.jdbc = jdbc;
        this.store = store;
    }

    RequestQuery.Found rows(List<UUID> units, RequestQuery query) {
        Map<String, Object> values = new HashMap<>(Map.of("units", units.toArray(UUID[]::new)));
        String from =
                " from sale_request r left join party_directory d on d.id = r.client_id where (r.unit_id = any(:units) or"
                        + " r.id in (select request_id from sale_partner where unit_id = any(:units)))"
                        + FILTERS.getOrDefault(query.filter(), "") + text(query, values);
        long total = jdbc.sql("select count(*)" + from)
                .params(values)
                .query(Long.class)
                .single();
        boolean known = COLUMNS.containsKey(query.sort());
        String way = query.descending() || !known ? " desc" : "";
        List<SaleRequest> rows = jdbc.sql("select r.*" + from + " order by "
                        + COLUMNS.getOrDefault(query.sort(), "r.id") + way + " nulls last, r.id" + way
                        + " offset " + query.offset() + " limit " + query.limit())
                .params(values)
                .query((row, n) -> store.request(row))
                .list();
        return new RequestQuery.Found(rows, total);
    }

    private static String text(RequestQuery query, Map<String, Object> values) {
        if (query.text().isBlank()) {
            return "";
        }
        values.put("text", "%" + query.text().strip().replaceAll("([\\\\%_])", "\\\\$1") + "%");
        return " and (r.sale::jsonb ->> 'title' ilike :text or d.name ilike :text"
                + " or r.sale::jsonb ->> 'clientReference' ilike :text)";
    }
}
