package coop.ouvrage.accounting;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Chart;
import coop.ouvrage.ledger.spi.ClosingCheck;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What bank, pay and returns still have to do before a month is closed. */
@Component
class DocumentChecks implements ClosingCheck {

    private final JdbcClient jdbc;
    private final Chart chart;

    DocumentChecks(JdbcClient jdbc, Chart chart) {
        this.jdbc = jdbc;
        this.chart = chart;
    }

    @Override
    public List<Item> look(String entity, YearMonth month) {
        LocalDate first = month.atDay(1);
        LocalDate last = month.atEndOfMonth();
        return List.of(
                item("statements", State.LOOK, "/desk/bank", count("""
                        select count(*) from bank_account a where entity = :entity and not exists (
                            select from bank_statement s where s.iban = a.iban and s.booked and s.closing_on >= :last)""", entity, first, last)),
                item("bank_lines", lines(month), "/desk/bank", count("""
                        select count(*) from bank_line where entity = :entity and state in ('PROPOSED', 'SUSPENSE') and booked_on <= :last""", entity, first, last)),
                item("pay_runs", State.BLOCKS, "/desk/pay", count("""
                        select count(*) from pay_run where entity = :entity and state = 'PREPARED' and executed_on <= :last""", entity, first, last)),
                item("pay_parked", State.LOOK, "/desk/pay", count("""
                        select count(*) from pay_due where entity = :entity and not settled and parked_code is not null
                            and last_day <= :last""", entity, first, last)),
                item("pay_returns", State.LOOK, "/desk/returns", count("""
                        select count(*) from pay_return where entity = :entity and state = 'MADE' and last_day <= :last""", entity, first, last)),
                item("vat", State.LOOK, "/desk/vat", count("""
                        select count(*) from legal_entity e join period_state s on s.entity = e.code
                        where e.code = :entity and not e.vat_exempt and s.closed_to >= :first - 1 and not exists (
                            select from vat_filing v where v.entity = e.code and v.kind = 'RETURN' and v.filed_on is not null and v.last_day >= :first - 1)""", entity, first, last)),
                item("vat_paid", State.LOOK, "/desk/vat", count("""
                        select count(*) from vat_filing v join journal_entry e on e.source_id = v.id and e.source_type = 'vat-filing'
                        join journal_line l on l.entry_id = e.id and l.account = :authorities and l.amount_cents < 0
                        where v.entity = :entity and v.last_day <= :last and not exists (
                            select from authority_payment p where p.source_id = v.id and p.state in ('PREPARED', 'SENT', 'PAID'))""", entity, first, last)),
                item("holiday", State.BLOCKS, "/desk/returns/controls", count("""
                        select coalesce(abs(sum(p.holiday_cents) - sum(b.cents)), 0)
                        from journal_entry e join payslip p on p.id = e.source_id
                        join lateral (select coalesce(sum(l.amount_cents), 0) as cents from journal_line l
                            where l.entry_id = e.id and l.date = e.date and l.account = :holiday) b on true
                        where e.source_type = 'payslip' and e.entity = :entity and e.date between :first and :last""", entity, first, last)));
    }

    /** What a line brought lies in suspense (499) meanwhile: it may stand there at the end of a month, not of a year. */
    private static State lines(YearMonth month) {
        return month.getMonthValue() == 12 ? State.BLOCKS : State.LOOK;
    }

    private long count(String sql, String entity, LocalDate first, LocalDate last) {
        return jdbc.sql(sql)
                .param("entity", entity)
                .param("first", first)
                .param("last", last)
                .param("authorities", chart.number(AccountRole.AUTHORITIES_PAYABLE))
                .param("holiday", chart.number(AccountRole.HOLIDAY_COST))
                .query(Long.class)
                .single();
    }

    private static Item item(String code, State otherwise, String href, long count) {
        return new Item(code, count == 0 ? State.GOOD : otherwise, Map.of("count", count), href);
    }
}
