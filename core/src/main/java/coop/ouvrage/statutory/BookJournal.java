package coop.ouvrage.statutory;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Journals of sales and purchases: every document in the order in which it was booked, with its entry. */
@Service
public class BookJournal {

    private static final String SALES = """
            select e.id as entry, e.date, e.document_date, i.id as document, i.number, d.name,
                case i.kind when 'INVOICE' then 1 else -1 end * i.excl_vat_cents as excl,
                case i.kind when 'INVOICE' then 1 else -1 end * i.vat_cents as vat, '/invoices/' as page
            from journal_entry e join invoice i on i.id = e.source_id and e.key = 'invoice:' || i.id || ':issued'
                join party_directory d on d.id = i.client_id
            where e.entity = :entity and e.date between :from and :to
            union all
            select e.id, e.date, e.document_date, d.id, d.number, u.name,
                (select coalesce(sum(net_cents), 0) from till_day_vat where till_day_id = d.id),
                (select coalesce(sum(vat_cents), 0) from till_day_vat where till_day_id = d.id), '/till/'
            from journal_entry e join till_day d on d.id = e.source_id and e.key = 'till-day:' || d.id || ':closed'
                join production_unit u on u.id = d.unit_id
            where e.entity = :entity and e.date between :from and :to
            """;

    private static final String PURCHASES = """
            select e.id as entry, e.date, p.issued_on as document_date, p.id as document, p.number, p.supplier_name as name,
                case p.kind when 'INVOICE' then 1 else -1 end * coalesce(p.euro_excl_cents, p.excl_cents) as excl,
                case p.kind when 'INVOICE' then 1 else -1 end * coalesce(p.euro_vat_cents, p.vat_cents) as vat,
                '/desk/purchases/' as page
            from journal_entry e join purchase p on p.id = e.source_id and e.key = 'purchase:' || p.id || ':booked'
            where e.entity = :entity and e.date between :from and :to
            """;

    private final JdbcClient jdbc;
    private final Permissions permissions;

    BookJournal(JdbcClient jdbc, Permissions permissions) {
        this.jdbc = jdbc;
        this.permissions = permissions;
    }

    /**
     * A document as the journal shows it; amounts of a credit note are negative.
     *
     * @param party the client or supplier; of a day of takings the unit that took
     * @param page address of the document
     */
    public record Row(
            UUID entry,
            LocalDate bookedOn,
            LocalDate documentDate,
            UUID document,
            String number,
            String party,
            Money excl,
            Money vat,
            String page) {}

    /** How many documents a journal holds, and what they sum to. */
    public record Total(long rows, Money excl, Money vat) {}

    @Transactional(readOnly = true)
    public Total total(boolean sales, String entity, Span span) {
        permissions.require(Permission.LEDGER_READ);
        return jdbc.sql("select count(*) as n, coalesce(sum(excl), 0) as excl, coalesce(sum(vat), 0) as vat from ("
                        + (sales ? SALES : PURCHASES) + ") all_rows")
                .param("entity", entity)
                .param("from", span.from())
                .param("to", span.to())
                .query((row, n) -> new Total(
                        row.getLong("n"), Money.ofCents(row.getLong("excl")), Money.ofCents(row.getLong("vat"))))
                .single();
    }

    /** @param most at most so many rows, oldest first */
    @Transactional(readOnly = true)
    public List<Row> rows(boolean sales, String entity, Span span, int most) {
        permissions.require(Permission.LEDGER_READ);
        return jdbc.sql((sales ? SALES + "order by date, number, entry" : PURCHASES + "order by date, entry")
                        + " limit :most")
                .param("entity", entity)
                .param("from", span.from())
                .param("to", span.to())
                .param("most", most)
                .query((row, n) -> new Row(
                        Objects.requireNonNull(row.getObject("entry", UUID.class)),
                        Objects.requireNonNull(row.getObject("date", LocalDate.class)),
                        Objects.requireNonNull(row.getObject("document_date", LocalDate.class)),
                        Objects.requireNonNull(row.getObject("document", UUID.class)),
                        row.getString("number"),
                        row.getString("name"),
                        Money.ofCents(row.getLong("excl")),
                        Money.ofCents(row.getLong("vat")),
                        row.getString("page") + row.getString("document")))
                .list();
    }
}
