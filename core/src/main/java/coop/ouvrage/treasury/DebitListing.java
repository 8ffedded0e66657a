package coop.ouvrage.treasury;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Direct debits and mandates as lists for the page and the export of who releases payments. */
@Service
public class DebitListing {

    private static final Map<String, String> COLUMNS = Map.of(
            "debtor", "m.debtor",
            "day", "d.collected_on",
            "reference", "d.remittance",
            "state", "d.state",
            "amount", "d.amount_cents");

    private static final int MOST_MANDATES = 100;

    private final JdbcClient jdbc;
    private final Permissions permissions;

    DebitListing(JdbcClient jdbc, Permissions permissions) {
        this.jdbc = jdbc;
        this.permissions = permissions;
    }

    /**
     * @param text part of the debtor's name or of the reference; empty for all
     * @param filter name of a {@link DirectDebit.State}; all for any other
     * @param sort name of a column; the newest first for any other
     */
    public record Query(String text, String filter, String sort, boolean descending, int offset, int limit) {}

    /** What waits of an entity for a day. */
    public record Waiting(String entity, LocalDate day, int count, Money total) {}

    /**
     * @param total how many match in all
     * @param waiting what a second person may release, whatever was asked for; the nearest day first
     * @param mandates of debtors whose name or mandate matches the text, the newest first
     */
    public record Found(List<DirectDebit> debits, long total, List<Waiting> waiting, List<Mandate> mandates) {}

    @Transactional(readOnly = true)
    public Found find(Query query) {
        permissions.require(Permission.BATCH_RELEASE);
        Map<String, Object> values = new HashMap<>();
        StringBuilder where = new StringBuilder("where true");
        if (Arrays.stream(DirectDebit.State.values())
                .anyMatch(state -> state.name().equals(query.filter()))) {
            where.append(" and d.state = :filter");
            values.put("filter", query.filter());
        }
        if (!query.text().isBlank()) {
            where.append(" and (m.debtor ilike :text or d.remittance ilike :text or m.reference ilike :text)");
            values.put("text", part(query.text()));
        }
        String way = query.descending() ? " desc" : "";
        String order =
                COLUMNS.containsKey(query.sort()) ? COLUMNS.get(query.sort()) + way + ", d.id" + way : "d.id desc";
        return new Found(
                jdbc.sql(DirectDebitStore.DEBITS + where + " order by " + order + " offset " + query.offset()
                                + " limit " + query.limit())
                        .params(values)
                        .query((row, n) -> DirectDebitStore.debit(row))
                        .list(),
                jdbc.sql("select count(*) from direct_debit d join direct_debit_mandate m on m.id = d.mandate_id "
                                + where)
                        .params(values)
                        .query(Long.class)
                        .single(),
                waiting(),
                mandates(query.text()));
    }

    private static String part(String text) {
        return "%" + text.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }

    private List<Waiting> waiting() {
        return jdbc.sql("""
                select m.entity, d.collected_on, count(*) as debits, sum(d.amount_cents) as cents
                from direct_debit d join direct_debit_mandate m on m.id = d.mandate_id where d.state = 'PREPARED'
                group by m.entity, d.collected_on order by d.collected_on, m.entity""")
                .query((row, n) -> new Waiting(
                        row.getString("entity"),
                        row.getObject("collected_on", LocalDate.class),
                        row.getInt("debits"),
                        Money.ofCents(row.getLong("cents"))))
                .list();
    }

    private List<Mandate> mandates(String text) {
        return jdbc.sql("""
                select *, id as mandate_id from direct_debit_mandate where debtor ilike :text or reference ilike :text
                order by id desc limit :limit""")
                .param("text", part(text))
                .param("limit", MOST_MANDATES)
                .query((row, n) -> MandateStore.mandate(row))
                .list();
    }
}
