package coop.ouvrage.receivables;

import coop.ouvrage.money.Money;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.treasury.spi.BankLine;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What may be missing of invoices as a fee that somebody on the way kept; beyond it, a part was not paid. */
@Component
class WithheldFee {

    private final Policies policies;

    WithheldFee(Policies policies) {
        this.policies = policies;
    }

    /** What is missing of a gross amount, in euro, as far as it may be a fee by the policy of the booking date. */
    Optional<Money> of(BankLine line, Money gross) {
        Money fee = gross.minus(line.amount());
        return line.isCredit()
                        && fee.isPositive()
                        && fee.compareTo(gross.times(policies.rate("receivables.withheld_most", line.bookedOn()))) <= 0
                ? Optional.of(fee)
                : Optional.empty();
    }

    /** The same of invoices, which have to be open. */
    Optional<Money> of(BankLine line, List<OpenItem> paid) {
        return paid.stream().allMatch(OpenItem::isOpen)
                ? of(line, Money.sum(paid.stream().map(OpenItem::left).toList()))
                : Optional.empty();
    }
}
