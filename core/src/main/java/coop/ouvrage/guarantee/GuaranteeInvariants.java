package coop.ouvrage.guarantee;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.spi.ChartOfAccounts;
import coop.ouvrage.ledger.spi.Invariant;
import coop.ouvrage.ledger.spi.QueryInvariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must always be true of cover. */
@Configuration(proxyBeanMethods = false)
class GuaranteeInvariants {

    /** What stands drawn on the cover of a job, neither repaid nor lost, is what the books call cover used. */
    @Bean
    Invariant coverUsedIsInTheBooks(JdbcClient jdbc, ChartOfAccounts chart) {
        return new QueryInvariant(jdbc, "guarantee.cover_used", "select count(*) from cover", """
                select 'job ' || job || ' of unit ' || unit || ': cover at risk ' || coalesce(c.cents, 0) || ' cents, in the books '
                    || coalesce(b.cents, 0)
                from (select unit_id as unit, job_id as job, sum(used_cents - repaid_cents - lost_cents) as cents
                      from cover group by 1, 2) c
                full join (select unit, subject as job, sum(amount_cents) as cents from subject_balance
                      where account = '%s' group by 1, 2) b using (unit, job)
                where coalesce(c.cents, 0) <> coalesce(b.cents, 0)""".formatted(
                        chart.number(AccountRole.COVER_USED)));
    }

    /** What a fund stands behind is kept beside the covers, so that giving one does not add them all up. */
    @Bean
    Invariant standingIsTheSumOfCovers(JdbcClient jdbc) {
        return new QueryInvariant(jdbc, "guarantee.standing", "select count(*) from cover", """
                select 'fund of ' || entity || ': stands behind ' || coalesce(c.cents, 0) || ' cents of covers, kept as '
                    || coalesce(s.cents, 0)
                from (select entity, sum(amount_cents - repaid_cents - lost_cents) as cents from cover
                      where state = 'GIVEN' group by entity) c
                full join (select entity, sum(cents) as cents from fund_standing group by entity) s using (entity)
                where coalesce(c.cents, 0) <> coalesce(s.cents, 0)""");
    }
}
