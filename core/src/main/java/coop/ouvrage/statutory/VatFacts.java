package coop.ouvrage.statutory;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.spi.ChartOfAccounts;
import coop.ouvrage.money.Money;
import coop.ouvrage.statutory.spi.VatForms;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads from the journal what a return is made of: a document counts in the period in which it is booked, its bases from its lines, its
 * taxes from the accounts of the VAT.
 */
@Repository
class VatFacts {

    static final List<AccountRole> ACCOUNTS = List.of(
            AccountRole.OUTPUT_VAT,
            AccountRole.INPUT_VAT,
            AccountRole.VAT_CREDIT_NOTE,
            AccountRole.VAT_BAD_DEBT,
            AccountRole.VAT_DUE_BY_US,
            AccountRole.VAT_TO_REPAY);

    private final JdbcClient jdbc;
    private final Map<String, AccountRole> roles = new HashMap<>();
    private final String ownVat;

    VatFacts(JdbcClient jdbc, ChartOfAccounts chart) {
        this.jdbc = jdbc;
        ownVat = chart.number(AccountRole.VAT_DUE_BY_US);
        ACCOUNTS.forEach(role -> roles.put(chart.number(role), role));
    }

    List<VatFact> of(String entity, Span span) {
        List<VatFact> facts = new ArrayList<>(sales(entity, span));
        facts.addAll(takings(entity, span));
        facts.addAll(purchases(entity, span));
        facts.addAll(taxes(entity, span));
        return facts;
    }

    List<VatFact> sales(String entity, Span span) {
        return query("""
                select e.id as entry, e.date, 'invoice' as source, i.id as source_id, i.number, i.client_id as party, i.kind,
                    l.vat_case as code, l.vat_category as detail, l.vat_rate as rate, sum(l.net_cents) as net, sum(l.net_cents) as cost
                from journal_entry e
                    join invoice i on i.id = e.source_id and e.key = 'invoice:' || i.id || ':issued'
                    join invoice_line l on l.invoice_id = i.id
                where e.entity = :entity and e.date between :from and :to
                group by 1, 2, 4, 5, 6, 7, 8, 9, 10 order by 2, 5""", entity, span)
                .query((row, n) -> fact(
                        row, row.getString("kind").equals("INVOICE") ? VatForms.Kind.SALE : VatForms.Kind.SALE_CREDIT))
                .list();
    }

    /** Closed days of the receipts journals; a day on which more was taken back than sold lessens the turnover. */
    private List<VatFact> takings(String entity, Span span) {
        return query("""
                select e.id as entry, e.date, 'till-day' as source, d.id as source_id, d.number, null::uuid as party,
                    v.vat_case as code, v.vat_category as detail, v.vat_rate as rate, v.net_cents as net, v.net_cents as cost
                from journal_entry e
                    join till_day d on d.id = e.source_id and e.key = 'till-day:' || d.id || ':closed'
                    join till_day_vat v on v.till_day_id = d.id
                where e.entity = :entity and e.date between :from and :to order by 2, 5""", entity, span)
                .query((row, n) -> fact(row, VatForms.Kind.SALE))
                .list();
    }

    List<VatFact> purchases(String entity, Span span) {
        return query("""
                select e.id as entry, e.date, 'purchase' as source, p.id as source_id, p.number, p.supplier as party, p.kind,
                    s.treatment as code, case when s.nature in ('GOODS', 'SERVICES') then s.nature else 'INVESTMENT' end as detail, 0::numeric as rate, sum(s.excl_cents) as net, sum(s.cost_cents) as cost
                from journal_entry e join purchase p on p.id = e.source_id and e.key = 'purchase:' || p.id || ':booked'
                    join purchase_share s on s.purchase_id = p.id and s.nature <> 'DISBURSED'
                where e.entity = :entity and e.date between :from and :to
                group by 1, 2, 4, 5, 6, 7, 8, 9 order by 2, 5""", entity, span)
                .query((row, n) -> fact(
                        row,
                        row.getString("kind").equals("INVOICE")
                                ? VatForms.Kind.PURCHASE
                                : VatForms.Kind.PURCHASE_CREDIT))
                .list();
    }

    private List<VatFact> taxes(String entity, Span span) {
        List<VatFact> taxes = new ArrayList<>(ofAccounts(entity, span));
        taxes.addAll(ownOnPurchases(entity, span));
        return taxes;
    }

    /** Tax that we owe on purchases: one line of the books for a document, which may be owed under several treatments. */
    private List<VatFact> ownOnPurchases(String entity, Span span) {
        return query("""
                select e.id as entry, e.date, e.source_type as source, e.source_id, p.number, p.supplier as party, :account as code,
                    s.treatment as detail, 0::numeric as rate,
                    sum(case p.kind when 'INVOICE' then -s.own_vat_cents else s.own_vat_cents end) as net,
                    sum(case p.kind when 'INVOICE' then -s.own_vat_cents else s.own_vat_cents end) as cost
                from journal_entry e join purchase p on p.id = e.source_id and e.key = 'purchase:' || p.id || ':booked'
                    join purchase_share s on s.purchase_id = p.id and s.own_vat_cents <> 0
                where e.entity = :entity and e.date between :from and :to
                group by 1, 2, 3, 4, 5, 6, 7, 8 order by 2, 5""", entity, span)
                .param("account", ownVat)
                .query((row, n) -> fact(row, VatForms.Kind.TAX))
                .list();
    }

    /** Filing a return empties the accounts, and declares nothing itself. */
    private List<VatFact> ofAccounts(String entity, Span span) {
        return query("""
                select e.id as entry, e.date, e.source_type as source, e.source_id, coalesce(i.number, p.number, t.number, '') as number,
                    coalesce(i.client_id, p.supplier) as party, l.account as code, '' as detail,
                    0::numeric as rate, sum(l.amount_cents) as net, sum(l.amount_cents) as cost
                from journal_line l join journal_entry e on e.id = l.entry_id
                    left join invoice i on i.id = e.source_id left join purchase p on p.id = e.source_id
                    left join till_day t on t.id = e.source_id
                where l.entity = :entity and l.date between :from and :to and l.account = any(:accounts)
                    and e.source_type <> :filed and (l.account <> :own or p.id is null or e.key <> 'purchase:' || p.id || ':booked')
                group by 1, 2, 3, 4, 5, 6, 7, 8 order by 2, 5""", entity, span)
                .param("own", ownVat)
                .param("filed", VatDebts.SOURCE)
                .param("accounts", roles.keySet().toArray(String[]::new))
                .query((row, n) -> fact(row, VatForms.Kind.TAX))
                .list();
    }

    private JdbcClient.StatementSpec query(String sql, String entity, Span span) {
        return jdbc.sql(sql).param("entity", entity).param("from", span.from()).param("to", span.to());
    }

    private VatFact fact(ResultSet row, VatForms.Kind kind) throws SQLException {
        String code = row.getString("code");
        AccountRole role = kind == VatForms.Kind.TAX ? roles.get(code) : null;
        return new VatFact(
                Objects.requireNonNull(row.getObject("entry", UUID.class)),
                Objects.requireNonNull(row.getObject("date", LocalDate.class)),
                row.getString("source"),
                Objects.requireNonNull(row.getObject("source_id", UUID.class)),
                row.getString("number"),
                row.getObject("party", UUID.class),
                new VatForms.Fact(
                        kind,
                        role == null ? code : role.name(),
                        row.getString("detail"),
                        Objects.requireNonNullElse(row.getBigDecimal("rate"), BigDecimal.ZERO),
                        Money.ofCents(row.getLong("net")),
                        Money.ofCents(row.getLong("cost"))));
    }

    /**
     * Clients with a VAT number, at home or in other member states: what each bought and the VAT that its invoices charge, rounded
     * like theirs once per category and rate.
     */
    List<Bought> bought(String entity, Span span) {
        return query("""
                select d.vat_number, d.name, p.client_id, p.vat_case, p.vat_category,
                    sum(p.sign * p.net_cents) as net, sum(p.sign * round(p.net_cents * p.vat_rate)) as vat
                from (
                    select i.client_id, case i.kind when 'INVOICE' then 1 else -1 end as sign, l.vat_category, l.vat_rate,
                        case l.vat_category when 'S' then '' else l.vat_case end as vat_case, sum(l.net_cents) as net_cents
                    from journal_entry e
                        join invoice i on i.id = e.source_id and e.key = 'invoice:' || i.id || ':issued'
                        join invoice_line l on l.invoice_id = i.id
                    where e.entity = :entity and e.date between :from and :to
                    group by i.id, l.vat_category, l.vat_rate, 5) p
                    join party_directory d on d.id = p.client_id
                where d.vat_number is not null
                group by 1, 2, 3, 4, 5 order by 1""", entity, span)
                .query((row, n) -> new Bought(
                        Objects.requireNonNull(row.getObject("client_id", UUID.class)),
                        row.getString("name"),
                        row.getString("vat_number"),
                        row.getString("vat_case"),
                        row.getString("vat_category"),
                        Money.ofCents(row.getLong("net")),
                        Money.ofCents(row.getLong("vat"))))
                .list();
    }

    /** @param vatCase empty for what is taxed */
    record Bought(UUID client, String name, String vatNumber, String vatCase, String category, Money net, Money vat) {}
}
