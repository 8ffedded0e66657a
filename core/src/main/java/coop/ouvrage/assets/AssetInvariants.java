package coop.ouvrage.assets;

import coop.ouvrage.ledger.spi.ChartOfAccounts;
import coop.ouvrage.ledger.spi.Invariant;
import coop.ouvrage.ledger.spi.QueryInvariant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must always be true of the register. */
@Configuration(proxyBeanMethods = false)
class AssetInvariants {

    /** What the accounts of each kind hold is what the things that are there cost, less what was depreciated of them. */
    @Bean
    Invariant assetsAreInTheBooks(JdbcClient jdbc, ChartOfAccounts chart) {
        String accounts = Arrays.stream(AssetClass.values())
                .map(kind -> "('%s', '%s', '%s')"
                        .formatted(kind, chart.number(kind.cost()), chart.number(kind.depreciated())))
                .collect(Collectors.joining(", "));
        return new QueryInvariant(jdbc, "assets.in_books", "select count(*) from asset", """
                with kind (asset_class, cost, depreciated) as (values %s),
                register as (
                    select a.entity, k.account, sum(case when k.account = kind.cost then a.value_cents else -a.charged_cents end) as cents
                    from asset a join kind using (asset_class) cross join lateral (values (kind.cost), (kind.depreciated)) as k (account)
                    where a.disposed_on is null group by 1, 2),
                books as (
                    select entity, account, sum(debit_cents - credit_cents) as cents from account_balance
                    where account in (select cost from kind union select depreciated from kind) group by 1, 2)
                select entity || ', account ' || account || ': register ' || coalesce(r.cents, 0) || ' cents, in the books ' || coalesce(b.cents, 0)
                from register r full join books b using (entity, account)
                where coalesce(r.cents, 0) <> coalesce(b.cents, 0)""".formatted(accounts));
    }

    /** What was depreciated of a thing is the sum of its months. */
    @Bean
    Invariant assetsAreChargedByMonth(JdbcClient jdbc) {
        return new QueryInvariant(jdbc, "assets.charged", "select count(*) from asset_charge", """
                select a.id || ': ' || a.charged_cents || ' cents, in months ' || coalesce(c.cents, 0)
                from asset a left join (select asset_id, sum(cents) as cents from asset_charge group by 1) c on c.asset_id = a.id
                where a.charged_cents <> coalesce(c.cents, 0)""");
    }
}
