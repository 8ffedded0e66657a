package coop.ouvrage.accounting;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Chart;
import coop.ouvrage.ledger.spi.Invariant;
import coop.ouvrage.ledger.spi.QueryInvariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must always be true of closed years, unit by unit. */
@Configuration(proxyBeanMethods = false)
class CarriedBudgetsInvariant {

    /** What was owed to each unit on the last day is what it got back on the next, and what the closing found. */
    @Bean
    Invariant carriedIsGivenBack(JdbcClient jdbc, Chart chart) {
        return new QueryInvariant(
                jdbc, "accounting.budgets_carried", "select count(*) from year_closing_unit", """
                select c.entity || ' ' || c.year || ', unit ' || unit || ': found ' || coalesce(u.carried_cents, 0) || ' cents, owed '
                    || coalesce(l.owed, 0) || ', given back ' || coalesce(l.back, 0)
                from year_closing_unit u
                full join (select e.source_id as closing_id, l.unit,
                               -coalesce(sum(l.amount_cents) filter (where l.date = make_date(y.year, 12, 31)), 0) as owed,
                               coalesce(sum(l.amount_cents) filter (where l.date = make_date(y.year + 1, 1, 1)), 0) as back
                           from year_closing y
                           join journal_entry e on e.source_id = y.id and e.source_type = '%s'
                           join journal_line l on l.entry_id = e.id and l.date = e.date and l.account = '%s'
                           group by 1, 2) l using (closing_id, unit)
                join year_closing c on c.id = closing_id
                where coalesce(u.carried_cents, 0) <> coalesce(l.owed, 0) or coalesce(u.carried_cents, 0) <> coalesce(l.back, 0)""".formatted(
                                YearEntries.SOURCE, chart.number(AccountRole.BUDGETS_ACCRUED)));
    }

    /** Nothing of a closed year is left in the accounts of income and cost, of the entity and of each of its units. */
    @Bean
    Invariant closedYearsAreEmpty(JdbcClient jdbc, Chart chart) {
        return new QueryInvariant(
                jdbc, "accounting.closed_years_empty", "select count(*) from year_closing", """
                select c.entity || ' ' || c.year || ', unit ' || b.unit || ': ' || sum(b.credit_cents - b.debit_cents)
                    || ' cents are left in its result'
                from (select entity, max(year) as year from year_closing group by entity) c
                join account_balance b on b.entity = c.entity and b.month <= make_date(c.year, 12, 1) and b.account in ('%s')
                group by c.entity, c.year, b.unit having sum(b.credit_cents - b.debit_cents) <> 0""".formatted(String.join(
                        "', '", chart.numbers(role -> role.inBudget() && role != AccountRole.OPENING))));
    }
}
