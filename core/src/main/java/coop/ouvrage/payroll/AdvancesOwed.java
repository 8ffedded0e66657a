package coop.ouvrage.payroll;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.spi.Invariant;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** What the books say that each worker was paid in advance is what was sent and not come back, less what released wages took off. */
@Component
class AdvancesOwed implements Invariant {

    private static final String MOVES = """
            select worker as party, amount_cents as cents from wage_advance where entity = :entity and state in ('SENT', 'PAID')
            union all
            select d.worker, -d.amount_cents from pay_deduction d
            join payslip p on p.id = d.payslip_id join pay_run r on r.id = p.run_id and r.state = 'RELEASED'
            where d.entity = :entity and d.kind = 'ADVANCE'""";

    private final PayBalances balances;

    AdvancesOwed(PayBalances balances) {
        this.balances = balances;
    }

    @Override
    public String name() {
        return "payroll.advances";
    }

    @Override
    public Result check() {
        return balances.compare(AccountRole.WAGE_ADVANCES, UnaryOperator.identity(), MOVES, "advances");
    }
}
