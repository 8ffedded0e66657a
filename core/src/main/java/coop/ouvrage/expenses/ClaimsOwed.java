package coop.ouvrage.expenses;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.spi.ChartOfAccounts;
import coop.ouvrage.ledger.spi.Invariant;
import coop.ouvrage.ledger.spi.QueryInvariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must always be true of cost claims. */
@Configuration(proxyBeanMethods = false)
class ClaimsOwed {

    /** What the books owe to claimants is their approved claims that no released batch pays. */
    @Bean
    Invariant claimsAreOwed(JdbcClient jdbc, ChartOfAccounts chart) {
        return new QueryInvariant(jdbc, "expenses.owed", "select count(*) from expense_claim", """
                select entity || ', claimant ' || party || ': claims ' || coalesce(c.cents, 0) || ' cents, in the books '
                    || coalesce(b.cents, 0)
                from (select entity, claimant as party, sum(amount_cents) as cents from expense_claim
                      where state = 'APPROVED' group by 1, 2) c
                full join (select entity, party, -amount_cents as cents from party_balance where account = '%s') b
                    using (entity, party)
                where coalesce(c.cents, 0) <> coalesce(b.cents, 0)""".formatted(
                        chart.number(AccountRole.CLAIMS_PAYABLE)));
    }
}
