package coop.ouvrage.purchases;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.spi.ChartOfAccounts;
import coop.ouvrage.ledger.spi.Invariant;
import coop.ouvrage.ledger.spi.QueryInvariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must always be true of purchases. */
@Configuration(proxyBeanMethods = false)
class PurchaseInvariants {

    /** What the books owe to suppliers is what is open of booked documents that no released batch pays. */
    @Bean
    Invariant purchasesAreOwed(JdbcClient jdbc, ChartOfAccounts chart) {
        return new QueryInvariant(jdbc, "purchases.owed", "select count(*) from purchase", """
                select entity || ', supplier ' || party || ': purchases ' || coalesce(p.cents, 0) || ' cents, in the books '
                    || coalesce(b.cents, 0)
                from (select entity, supplier as party, sum(case kind when 'INVOICE' then open_cents else -open_cents end) as cents
                      from purchase where state = 'BOOKED' group by 1, 2) p
                full join (select entity, party, -amount_cents as cents from party_balance where account = '%s') b
                    using (entity, party)
                where coalesce(p.cents, 0) <> coalesce(b.cents, 0)""".formatted(
                        chart.number(AccountRole.SUPPLIER)));
    }
}
