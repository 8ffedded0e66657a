package coop.ouvrage.payroll;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.spi.Invariant;
import coop.ouvrage.money.Money;
import org.springframework.stereotype.Component;

/** What the books owe each creditor is what released wages withheld for them, less what was sent and not come back. */
@Component
class AttachmentsOwed implements Invariant {

    private static final String MOVES = """
            select a.creditor as party, d.amount_cents as cents from pay_deduction d
            join wage_attachment a on a.id = d.source_id and a.entity = :entity
            join payslip p on p.id = d.payslip_id join pay_run r on r.id = p.run_id and r.state = 'RELEASED'
            union all
            select a.creditor, -y.amount_cents from attachment_payment y
            join wage_attachment a on a.id = y.attachment_id and a.entity = :entity
            where y.state in ('SENT', 'PAID')""";

    private final PayBalances balances;

    AttachmentsOwed(PayBalances balances) {
        this.balances = balances;
    }

    @Override
    public String name() {
        return "payroll.attachments";
    }

    @Override
    public Result check() {
        return balances.compare(AccountRole.ATTACHMENTS_PAYABLE, Money::negate, MOVES, "withheld");
    }
}
