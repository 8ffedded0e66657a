package coop.ouvrage.payroll;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.money.Money;
import coop.ouvrage.policy.Policies;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Takes off new net wages what is withheld for creditors, then what was paid before. An advance is taken whole off the wage that it is a
 * part of; whatever else is open takes at most the share of each net wage that the policy {@code payroll.deduction_share} leaves to it,
 * and goes on with the next one.
 */
@Component
class Deductions {

    private final DeductionStore store;
    private final Withholdings withholdings;
    private final Policies policies;
    private final BusinessTime time;

    Deductions(DeductionStore store, Withholdings withholdings, Policies policies, BusinessTime time) {
        this.store = store;
        this.withholdings = withholdings;
        this.policies = policies;
        this.time = time;
    }

    /** Takes off new payslips, in their order, what is open of their workers. */
    void take(List<Payslip> made) {
        List<Deduction> withheld = withholdings.of(made);
        store.insert(withheld);
        Map<UUID, Money> gone = new HashMap<>();
        withheld.forEach(one -> gone.merge(one.payslip().value(), one.amount(), Money::plus));
        List<DeductionStore.Open> open =
                store.open(made.stream().map(Payslip::worker).collect(Collectors.toSet()));
        if (open.isEmpty()) {
            return;
        }
        BigDecimal share = policies.rate("payroll.deduction_share", time.today());
        Map<UUID, Money> taken = new HashMap<>();
        List<Deduction> all = new ArrayList<>();
        for (Payslip payslip : made) {
            all.addAll(of(payslip, gone.getOrDefault(payslip.id().value(), Money.ZERO), open, share, taken));
        }
        store.insert(all);
    }

    private static List<Deduction> of(
            Payslip payslip, Money withheld, List<DeductionStore.Open> open, BigDecimal share, Map<UUID, Money> taken) {
        Money net = payslip.totals().net();
        if (!net.isPositive()) {
            return List.of();
        }
        Money left = net.minus(withheld);
        Money limit = Money.roundedDown(net.toDecimal().multiply(share));
        List<Deduction> deductions = new ArrayList<>();
        for (DeductionStore.Open one : open) {
            if (!one.worker().equals(payslip.worker()) || !one.entity().equals(payslip.entity())) {
                continue;
            }
            boolean own = payslip.contract().value().equals(one.contract());
            Money rest = one.amount().minus(taken.getOrDefault(one.source(), Money.ZERO));
            Money amount = rest.min(own ? left : left.min(limit));
            if (amount.isPositive()) {
                deductions.add(Deduction.of(payslip.id(), one.kind(), one.source(), amount));
                taken.merge(one.source(), amount, Money::plus);
                left = left.minus(amount);
                limit = own ? limit : limit.minus(amount);
            }
        }
        return deductions;
    }
}
