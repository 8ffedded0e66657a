package coop.ouvrage.unit;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.spi.ChartOfAccounts;
import coop.ouvrage.ledger.spi.Invariant;
import coop.ouvrage.ledger.spi.QueryInvariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must always be true of budgets. */
@Configuration(proxyBeanMethods = false)
class UnitInvariants {

    /** What is held for the purposes of a job is what the books have reserved for it, own money and cover apart. */
    @Bean
    Invariant reservationsAreReserved(JdbcClient jdbc, ChartOfAccounts chart) {
        String own = chart.number(AccountRole.RESERVED_OWN);
        String covered = chart.number(AccountRole.RESERVED_COVERED);
        return new QueryInvariant(
                jdbc, "unit.reservations", "select count(*) from reservation", """
                select 'unit ' || unit || ', job ' || subject || ', account ' || account || ': held ' || coalesce(r.cents, 0)
                    || ' cents, in the books ' || coalesce(b.cents, 0)
                from (select unit_id as unit, subject_id as subject, a.account, sum(a.cents) as cents
                      from reservation, lateral (values ('%1$s', own_cents), ('%2$s', covered_cents)) as a (account, cents)
                      where state = 'HELD' group by 1, 2, 3) r
                full join (select unit, subject, account, sum(amount_cents) as cents from subject_balance
                      where account in ('%1$s', '%2$s') group by 1, 2, 3) b using (unit, subject, account)
                where coalesce(r.cents, 0) <> coalesce(b.cents, 0)""".formatted(own, covered));
    }
}
