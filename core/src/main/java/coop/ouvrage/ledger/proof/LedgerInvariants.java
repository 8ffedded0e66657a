package coop.ouvrage.ledger.proof;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Chart;
import coop.ouvrage.ledger.spi.Invariant;
import coop.ouvrage.ledger.spi.QueryInvariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is always true of the books, whatever was posted. */
@Configuration(proxyBeanMethods = false)
class LedgerInvariants {

    private final JdbcClient jdbc;

    private final Chart chart;

    LedgerInvariants(JdbcClient jdbc, Chart chart) {
        this.jdbc = jdbc;
        this.chart = chart;
    }

    @Bean
    Invariant balancedEntries() {
        return new QueryInvariant(jdbc, "ledger.balanced", "select count(*) from journal_entry", """
                select 'entry ' || e.id || ' (' || e.key || '): ' || coalesce(l.lines, 0) || ' of ' || e.line_count
                    || ' lines, out of balance by ' || coalesce(l.cents, 0) || ' cents'
                from journal_entry e
                left join (select entry_id, count(*) as lines, sum(amount_cents) as cents, min(date) as date, max(date) as last_date,
                                  min(entity) as entity, max(entity) as last_entity
                           from journal_line group by entry_id) l on l.entry_id = e.id
                where l.entry_id is null or l.lines <> e.line_count or l.cents <> 0 or l.date <> e.date or l.last_date <> e.date
                   or l.entity <> e.entity or l.last_entity <> e.entity""");
    }

    @Bean
    Invariant linesHaveEntries() {
        return new QueryInvariant(jdbc, "ledger.lines", "select count(*) from journal_line", """
                select 'line ' || l.line || ' of ' || l.entry_id || ' on ' || l.date || ' belongs to no entry'
                from journal_line l where not exists (select from journal_entry e where e.id = l.entry_id)""");
    }

    @Bean
    Invariant accountBalances() {
        return new QueryInvariant(jdbc, "ledger.account_balances", "select count(*) from account_balance", """
                select 'account ' || account || ' of ' || entity || ', unit ' || unit || ', ' || to_char(month, 'YYYY-MM')
                    || ': lines give ' || coalesce(l.debit, 0) || ' and ' || coalesce(l.credit, 0) || ' cents, kept are '
                    || coalesce(b.debit, 0) || ' and ' || coalesce(b.credit, 0)
                from (select entity, account, coalesce(unit, '00000000-0000-0000-0000-000000000000') as unit,
                             date_trunc('month', date)::date as month, sum(greatest(amount_cents, 0)) as debit,
                             sum(greatest(-amount_cents, 0)) as credit
                      from journal_line group by 1, 2, 3, 4) l
                full join (select entity, account, unit, month, sum(debit_cents) as debit, sum(credit_cents) as credit
                           from account_balance group by 1, 2, 3, 4) b using (entity, account, unit, month)
                where coalesce(l.debit, 0) <> coalesce(b.debit, 0) or coalesce(l.credit, 0) <> coalesce(b.credit, 0)""");
    }

    @Bean
    Invariant closedMonths() {
        return new QueryInvariant(jdbc, "ledger.closed_months", "select count(*) from closed_month_total", """
                select 'account ' || account || ' of ' || entity || ', ' || to_char(month, 'YYYY-MM') || ': the balances give '
                    || coalesce(b.debit, 0) || ' and ' || coalesce(b.credit, 0) || ' cents, closed with '
                    || coalesce(t.debit_cents, 0) || ' and ' || coalesce(t.credit_cents, 0)
                from closed_month_total t
                full join (select b.entity, b.account, b.month, sum(b.debit_cents) as debit, sum(b.credit_cents) as credit
                           from account_balance b join period_state p on p.entity = b.entity and b.month <= p.closed_to
                           group by 1, 2, 3) b using (entity, account, month)
                where coalesce(b.debit, 0) <> coalesce(t.debit_cents, 0) or coalesce(b.credit, 0) <> coalesce(t.credit_cents, 0)""");
    }

    @Bean
    Invariant closedMonthEntries() {
        return new QueryInvariant(jdbc, "ledger.closed_month_entries", "select count(*) from closed_month_entry", """
                select 'entries from ' || source_type || ' of ' || entity || ', ' || to_char(month, 'YYYY-MM') || ': the books have '
                    || coalesce(b.entries, 0) || ', closed with ' || coalesce(t.entries, 0)
                from closed_month_entry t
                full join (select e.entity, date_trunc('month', e.date)::date as month, e.source_type, count(*) as entries
                           from journal_entry e join period_state p on p.entity = e.entity and e.date <= p.closed_to
                           group by 1, 2, 3) b using (entity, month, source_type)
                where coalesce(b.entries, 0) <> coalesce(t.entries, 0)""");
    }

    @Bean
    Invariant partyBalances() {
        return new QueryInvariant(jdbc, "ledger.party_balances", "select count(*) from party_balance", """
                select 'account ' || account || ' of ' || entity || ', party ' || party || ': lines give ' || coalesce(l.cents, 0)
                    || ' cents, kept are ' || coalesce(b.amount_cents, 0)
                from (select entity, account, party, sum(amount_cents) as cents from journal_line
                      where party is not null and account in ('%s')
                      group by 1, 2, 3) l
                full join party_balance b using (entity, account, party)
                where coalesce(l.cents, 0) <> coalesce(b.amount_cents, 0)""".formatted(
                        String.join("', '", chart.numbers(AccountRole::byParty))));
    }

    @Bean
    Invariant unitBalances() {
        return new QueryInvariant(jdbc, "ledger.unit_balances", "select count(*) from unit_balance", """
                select 'account ' || account || ' of ' || entity || ', unit ' || unit || ': lines give ' || coalesce(l.cents, 0)
                    || ' cents, kept are ' || coalesce(b.cents, 0)
                from (select entity, unit, account, sum(amount_cents) as cents from journal_line where unit is not null group by 1, 2, 3) l
                full join (select entity, unit, account, sum(amount_cents) as cents from unit_balance group by 1, 2, 3) b
                    using (entity, unit, account)
                where coalesce(l.cents, 0) <> coalesce(b.cents, 0)""");
    }

    @Bean
    Invariant subjectBalances() {
        return new QueryInvariant(jdbc, "ledger.subject_balances", "select count(*) from subject_balance", """
                select 'account ' || account || ' of ' || entity || ', unit ' || unit || ', subject ' || subject || ': lines give '
                    || coalesce(l.cents, 0) || ' cents, kept are ' || coalesce(b.amount_cents, 0)
                from (select entity, unit, subject, account, sum(amount_cents) as cents from journal_line
                      where unit is not null and subject is not null and (left(account, 1) = '0' or left(account, 1) in ('6', '7', '9')
                          and unit not in (select pot_unit from legal_entity union all select fund_unit from legal_entity))
                      group by 1, 2, 3, 4) l
                full join subject_balance b using (entity, unit, subject, account)
                where coalesce(l.cents, 0) <> coalesce(b.amount_cents, 0)""");
    }

    @Bean
    Invariant internalAllocationsVanish() {
        return new QueryInvariant(jdbc, "ledger.class_9_zero", "select count(*) from legal_entity", """
                select 'class ' || left(account, 1) || ' of ' || entity || ' sums to ' || sum(amount_cents) || ' cents, not to zero'
                from journal_line where left(account, 1) in ('0', '9') group by entity, left(account, 1)
                having sum(amount_cents) <> 0""");
    }

    @Bean
    Invariant unitsMakeTheResult() {
        return new QueryInvariant(
                jdbc, "ledger.units_make_result", "select count(distinct unit) from account_balance", """
                select 'units and pot of ' || r.entity || ' sum to ' || r.of_units || ' cents, its result is ' || r.result
                from (select entity, -sum(amount_cents) filter (where left(account, 1) in ('6', '7')) as result,
                             -sum(amount_cents) filter (where unit is not null) as of_units
                      from journal_line where left(account, 1) in ('6', '7', '9') group by entity) r
                where coalesce(r.result, 0) <> coalesce(r.of_units, 0)""");
    }

    @Bean
    Invariant reversalsMirror() {
        return new QueryInvariant(
                jdbc, "ledger.reversals", "select count(*) from journal_entry where reverses is not null", """
                select 'entry ' || id || ' is not the opposite of ' || reverses
                from (select e.id, e.reverses, l.account, l.unit, l.party, l.subject, sum(l.amount_cents) as cents
                      from journal_entry e join journal_line l on l.entry_id in (e.id, e.reverses)
                      where e.reverses is not null group by 1, 2, 3, 4, 5, 6) m
                where cents <> 0 group by id, reverses""");
    }
}
