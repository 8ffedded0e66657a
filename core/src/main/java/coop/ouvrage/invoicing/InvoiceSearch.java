package coop.ouvrage.invoicing;

import coop.ouvrage.money.StructuredReference;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What to list of the invoices.
 *
 * @param units only documents with a line of one of these; null for all (staff)
 * @param text part of a number or title, or the digits of a structured reference
 * @param before continue after this document, for paging
 */
public record InvoiceSearch(
        @Nullable List<UUID> units,
        @Nullable UUID client,
        @Nullable UUID job,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String text,
        @Nullable InvoiceId before,
        int limit) {

    /** Everything of these units, the first page. */
    public static InvoiceSearch ofUnits(List<UUID> units, int limit) {
        return new InvoiceSearch(units, null, null, null, null, "", null, limit);
    }

    /** Everything of one job. */
    public static InvoiceSearch ofJob(UUID job) {
        return new InvoiceSearch(null, null, job, null, null, "", null, 100);
    }

    List<Invoice> in(InvoiceStore store) {
        StringBuilder where = new StringBuilder("where true");
        Map<String, Object> values = new HashMap<>();
        if (units != null) {
            where.append(" and id in (select invoice_id from invoice_line where unit_id = any(:units))");
            values.put("units", units.toArray(UUID[]::new));
        }
        if (job != null) {
            where.append(" and id in (select invoice_id from invoice_line where job_id = :job)");
            values.put("job", job);
        }
        add(where, values, " and client_id = :client", "client", client);
        add(where, values, " and issued_on >= :from", "from", from);
        add(where, values, " and issued_on <= :to", "to", to);
        if (!text.isBlank()) {
            where.append(" and (number ilike :text or title ilike :text or structured_reference = :digits)");
            values.put(
                    "text",
                    "%" + text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%");
            values.put("digits", StructuredReference.sought(text));
        }
        if (before != null) {
            where.append(" and (issued_on, id) < (select issued_on, id from invoice where id = :before)");
            values.put("before", before.value());
        }
        return store.load(
                where.toString(), values, "order by issued_on desc, id desc limit " + Math.clamp(limit, 1, 500));
    }

    private static void add(
            StringBuilder where, Map<String, Object> values, String condition, String name, @Nullable Object value) {
        if (value != null) {
            where.append(condition);
            values.put(name, value);
        }
    }
}
