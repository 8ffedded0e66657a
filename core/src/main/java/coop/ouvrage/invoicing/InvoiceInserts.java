package coop.ouvrage.invoicing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes new invoices and credit notes with their lines: one statement per table, whatever their number. */
@Repository
class InvoiceInserts {

    private final JdbcClient jdbc;

    InvoiceInserts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Fresh counts for structured references. */
    List<Long> references(int count) {
        return jdbc.sql("select nextval('structured_reference_counter') from generate_series(1, :count)")
                .param("count", count)
                .query(Long.class)
                .list();
    }

    void insert(List<Invoice> invoices, Instant recordedAt) {
        jdbc.sql("""
                insert into invoice (id, entity, kind, form, number, issued_on, due_on, supplied_on, client_id, order_id, corrects,
                    reason, language, title, client_reference, structured_reference, excl_vat_cents, vat_cents,
                    contribution_cents, delivery, currency, rate, rate_day, foreign_excl_vat, foreign_vat, recorded_at, delivery_at)
                select i.*, :recorded, case i.delivery when 'MAILED' then :recorded end
                from unnest(:ids, :entities, :kinds, :forms, :numbers, :issued::date[], :due::date[], :supplied::date[], :clients, :orders,
                    :corrects, :reasons, :languages, :titles, :clientReferences, :references, :exclVat, :vat, :contributions,
                    :deliveries, :currencies, :rates::numeric[], :rateDays::date[], :foreignExclVat::numeric[], :foreignVat::numeric[])
                    as i (id, entity, kind, form, number, issued, due, supplied, client, ordered, corrects, reason, language, title,
                    client_reference, reference, excl_vat, vat, contribution, delivery, currency, rate, rate_day, foreign_excl_vat,
                    foreign_vat)""")
                .param("recorded", recordedAt.atOffset(ZoneOffset.UTC))
                .param("ids", column(invoices, UUID[]::new, i -> i.id().value()))
                .param("entities", texts(invoices, Invoice::entity))
                .param("kinds", texts(invoices, i -> i.kind().name()))
                .param("forms", texts(invoices, i -> i.form().name()))
                .param("numbers", texts(invoices, Invoice::number))
                .param("issued", days(invoices, Invoice::issuedOn))
                .param("due", days(invoices, Invoice::dueOn))
                .param("supplied", days(invoices, Invoice::suppliedOn))
                .param("clients", column(invoices, UUID[]::new, Invoice::client))
                .param("orders", column(invoices, UUID[]::new, InvoiceInserts::order))
                .param("corrects", column(invoices, UUID[]::new, InvoiceInserts::corrected))
                .param("reasons", texts(invoices, Invoice::reason))
                .param("languages", texts(invoices, Invoice::language))
                .param("titles", texts(invoices, Invoice::title))
                .param("clientReferences", texts(invoices, Invoice::clientReference))
                .param("references", texts(invoices, Invoice::structuredReference))
                .param("exclVat", column(invoices, Long[]::new, i -> i.exclVat().cents()))
                .param("vat", column(invoices, Long[]::new, i -> i.vat().cents()))
                .param(
                        "contributions",
                        column(invoices, Long[]::new, i -> i.contribution().cents()))
                .param("deliveries", texts(invoices, i -> i.delivery().name()))
                .params(foreign(invoices))
                .update();
        insertLines(lines(invoices));
    }

    private static Map<String, Object> foreign(List<Invoice> invoices) {
        return Map.of(
                "currencies", foreign(invoices, String[]::new, ForeignAmounts::currency),
                "rates", foreign(invoices, BigDecimal[]::new, ForeignAmounts::rate),
                "rateDays", foreign(invoices, String[]::new, f -> f.rateDay().toString()),
                "foreignExclVat", foreign(invoices, BigDecimal[]::new, ForeignAmounts::exclVat),
                "foreignVat", foreign(invoices, BigDecimal[]::new, ForeignAmounts::vat));
    }

    private static <T> T[] foreign(
            List<Invoice> invoices, IntFunction<T[]> array, Function<ForeignAmounts, @Nullable T> value) {
        return column(invoices, array, i -> {
            ForeignAmounts foreign = i.foreign();
            return foreign == null ? null : value.apply(foreign);
        });
    }

    /** A line with its place. */
    private record Placed(UUID invoice, int number, Invoice.Line line) {}

    private static List<Placed> lines(List<Invoice> invoices) {
        List<Placed> lines = new ArrayList<>();
        for (Invoice invoice : invoices) {
            for (int i = 0; i < invoice.lines().size(); i++) {
                lines.add(
                        new Placed(invoice.id().value(), i + 1, invoice.lines().get(i)));
            }
        }
        return lines;
    }

    private void insertLines(List<Placed> lines) {
        jdbc.sql("""
                insert into invoice_line (invoice_id, line_no, unit_id, job_id, description, quantity, quantity_unit, unit_price,
                    net_cents, foreign_net, vat_case, vat_category, vat_rate, vat_reason_code, vat_mention, justification)
                select * from unnest(:invoices, :numbers, :units, :jobs, :descriptions, :quantities, :quantityUnits, :prices,
                    :nets, :foreignNets::numeric[], :cases, :categories, :rates, :reasons, :mentions, :justifications)""")
                .param("invoices", column(lines, UUID[]::new, Placed::invoice))
                .param("numbers", column(lines, Integer[]::new, Placed::number))
                .param("units", column(lines, UUID[]::new, l -> l.line().unit()))
                .param("jobs", column(lines, UUID[]::new, l -> l.line().job()))
                .param("descriptions", texts(lines, l -> l.line().description()))
                .param(
                        "quantities",
                        column(lines, BigDecimal[]::new, l -> l.line().quantity()))
                .param("quantityUnits", texts(lines, l -> l.line().quantityUnit()))
                .param("prices", column(lines, BigDecimal[]::new, l -> l.line().unitPrice()))
                .param("nets", column(lines, Long[]::new, l -> l.line().net().cents()))
                .param(
                        "foreignNets",
                        column(lines, BigDecimal[]::new, l -> l.line().foreignNet()))
                .param("cases", texts(lines, l -> l.line().vatCase()))
                .param("categories", texts(lines, l -> l.line().vatCategory()))
                .param("rates", column(lines, BigDecimal[]::new, l -> l.line().vatRate()))
                .param("reasons", texts(lines, l -> l.line().vatReasonCode()))
                .param("mentions", texts(lines, l -> l.line().vatMention()))
                .param("justifications", texts(lines, l -> l.line().justification()))
                .update();
    }

    private static @Nullable UUID order(Invoice invoice) {
        OrderId order = invoice.order();
        return order == null ? null : order.value();
    }

    private static @Nullable UUID corrected(Invoice invoice) {
        InvoiceId corrects = invoice.corrects();
        return corrects == null ? null : corrects.value();
    }

    private static String[] days(List<Invoice> invoices, Function<Invoice, LocalDate> value) {
        return column(invoices, String[]::new, i -> value.apply(i).toString());
    }

    private static <R> String[] texts(List<R> rows, Function<R, @Nullable String> value) {
        return column(rows, String[]::new, value);
    }

    private static <R, T> T[] column(List<R> rows, IntFunction<T[]> array, Function<R, @Nullable T> value) {
        return rows.stream().map(value).toArray(array);
    }
}
