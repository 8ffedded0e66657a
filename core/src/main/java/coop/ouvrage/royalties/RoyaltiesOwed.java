package coop.ouvrage.royalties;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.spi.ChartOfAccounts;
import coop.ouvrage.ledger.spi.Invariant;
import coop.ouvrage.ledger.spi.QueryInvariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must always be true of royalties. */
@Configuration(proxyBeanMethods = false)
class RoyaltiesOwed {

    /** What the books owe to authors is the net of their approved royalties that no released batch pays. */
    @Bean
    Invariant royaltiesAreOwed(JdbcClient jdbc, ChartOfAccounts chart) {
        return new QueryInvariant(jdbc, "royalties.owed", "select count(*) from royalty", """
                select entity || ', author ' || party || ': royalties ' || coalesce(r.cents, 0) || ' cents, in the books '
                    || coalesce(b.cents, 0)
                from (select c.entity, a.author as party, sum(a.gross_cents - a.tax_cents) as cents
                      from royalty a join concession c on c.id = a.concession_id
                      where a.state = 'OWED' group by 1, 2) r
                full join (select entity, party, -amount_cents as cents from party_balance where account = '%s') b
                    using (entity, party)
                where coalesce(r.cents, 0) <> coalesce(b.cents, 0)""".formatted(
                        chart.number(AccountRole.ROYALTIES_PAYABLE)));
    }
}
