package coop.ouvrage.payroll;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.spi.Invariant;
import coop.ouvrage.money.Money;
import org.springframework.stereotype.Component;

/**
 * What the books owe each worker is the net of the released payslips, less what was paid in advance or withheld for creditors, less the
 * transfers handed to the bank and not come back.
 */
@Component
class WagesOwed implements Invariant {

    private static final String MOVES = """
            select p.worker as party, p.net_cents as cents from payslip p join pay_run r on r.id = p.run_id
            where p.entity = :entity and r.state = 'RELEASED'
            union all
            select worker, -amount_cents from wage_payment where entity = :entity and state in ('SENT', 'PAID')
            union all
            select d.worker, -d.amount_cents from pay_deduction d
            join payslip p on p.id = d.payslip_id join pay_run r on r.id = p.run_id and r.state = 'RELEASED'
            where d.entity = :entity and d.kind <> 'DIFFERENCE'""";

    private final PayBalances balances;

    WagesOwed(PayBalances balances) {
        this.balances = balances;
    }

    @Override
    public String name() {
        return "payroll.owed";
    }

    @Override
    public Result check() {
        return balances.compare(AccountRole.NET_WAGES_PAYABLE, Money::negate, MOVES, "payslips");
    }
}
