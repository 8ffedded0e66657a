package coop.ouvrage.treasury;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Payment batches as a list for pages and exports of finance. */
@Service
public class BatchListing {

    private static final Map<String, String> COLUMNS = Map.of(
            "reference", "reference",
            "kind", "kind",
            "execution", "execution_on",
            "state", "state",
            "payments", "payments",
            "total", "total_cents");

    private final JdbcClient jdbc;
    private final Permissions permissions;

    BatchListing(JdbcClient jdbc, Permissions permissions) {
        this.jdbc = jdbc;
        this.permissions = permissions;
    }

    /**
     * Which batches, in which order.
     *
     * @param text part of the reference; empty for all
     * @param filter name of a state or a kind; empty for all
     * @param sort name of a column; the newest first for any other
     */
    public record Query(String text, String filter, String sort, boolean descending, int offset, int limit) {}

    /**
     * @param total how many match in all
     * @param waiting how many wait for a second person, whatever was asked for
     */
    public record Found(List<PaymentBatch> batches, long total, long waiting) {}

    @Transactional(readOnly = true)
    public Found find(Query query) {
        permissions.require(Permission.BATCH_RELEASE);
        Map<String, Object> values = new HashMap<>();
        StringBuilder where = new StringBuilder(" where true");
        if (isNamed(PaymentBatch.State.values(), query.filter())) {
            where.append(" and state = :filter");
            values.put("filter", query.filter());
        } else if (isNamed(PaymentBatch.Kind.values(), query.filter())) {
            where.append(" and kind = :filter");
            values.put("filter", query.filter());
        }
        if (!query.text().isBlank()) {
            where.append(" and reference ilike :text");
            values.put("text", "%" + query.text().strip().replaceAll("([\\\\%_])", "\\\\$1") + "%");
        }
        String way = query.descending() ? " desc" : "";
        String order = COLUMNS.containsKey(query.sort())
                ? COLUMNS.get(query.sort()) + way + ", id" + way
                : "made_at desc, id desc";
        return new Found(
                jdbc.sql("select * from payment_batch" + where + " order by " + order + " offset " + query.offset()
                                + " limit " + query.limit())
                        .params(values)
                        .query((row, n) -> BatchStore.batch(row))
                        .list(),
                jdbc.sql("select count(*) from payment_batch" + where)
                        .params(values)
                        .query(Long.class)
                        .single(),
                jdbc.sql("select count(*) from payment_batch where state = 'MADE'")
                        .query(Long.class)
                        .single());
    }

    private static boolean isNamed(Enum<?>[] values, String name) {
        return Arrays.stream(values).anyMatch(value -> value.name().equals(name));
    }
}
