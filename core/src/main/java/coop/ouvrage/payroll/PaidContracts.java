package coop.ouvrage.payroll;

import coop.ouvrage.ledger.spi.Invariant;
import coop.ouvrage.ledger.spi.QueryInvariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must always be true of the contracts behind wages. */
@Configuration(proxyBeanMethods = false)
class PaidContracts {

    /** Nobody is paid under a contract that two sides did not sign, or that was never declared without a case saying why. */
    @Bean
    Invariant paidIsSignedAndDeclared(JdbcClient jdbc) {
        return new QueryInvariant(
                jdbc, "payroll.signed_and_declared", "select count(distinct contract_id) from payslip", """
                select 'contract ' || c.id || ' is paid and was never '
                    || case when c.worker_signed_at is null then 'signed by the worker'
                            when c.employer_signed_at is null then 'signed by the employer' else 'declared' end
                from work_contract c
                where exists (select 1 from payslip p where p.contract_id = c.id)
                    and (c.worker_signed_at is null or c.employer_signed_at is null
                        or not exists (select 1 from declaration d where d.state = 'ACCEPTED'
                            and d.contract_id in (c.id, (select g.first_contract from long_contract g where g.id = c.long_id)))
                        and not exists (select 1 from late_declaration l
                            where l.contract_id in (c.id, (select g.first_contract from long_contract g where g.id = c.long_id))))
                order by c.id""");
    }
}
