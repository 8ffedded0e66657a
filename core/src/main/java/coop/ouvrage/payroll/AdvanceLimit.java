package coop.ouvrage.payroll;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.employment.PaidDay;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.money.Money;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.refusal.Outcome;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.springframework.stereotype.Component;

/** How much of a net wage may be asked for in advance: the policy {@code payroll.advance_share} of the days already worked, rounded down. */
@Component
class AdvanceLimit {

    private final PayPreviews previews;
    private final PayslipStore payslips;
    private final Policies policies;
    private final BusinessTime time;

    AdvanceLimit(PayPreviews previews, PayslipStore payslips, Policies policies, BusinessTime time) {
        this.previews = previews;
        this.payslips = payslips;
        this.policies = policies;
        this.time = time;
    }

    /** Its wage is calculated: what is left of it comes in a few days anyway. */
    boolean isPaid(WorkContract contract) {
        return !payslips.ofContract(contract.id()).isEmpty();
    }

    /** Zero before the first day, and where the law has no answer yet: nothing is guessed. */
    Money of(WorkContract contract, List<Advance> before) {
        int all = paidMinutes(contract.days());
        int worked = paidMinutes(contract.days().stream()
                .filter(day -> !day.day().endsAt().isAfter(time.now()))
                .toList());
        if (worked == 0) {
            return Money.ZERO;
        }
        Money net = previews.preview(contract) instanceof Outcome.Done<PayPreview>(PayPreview preview)
                ? preview.answer().net()
                : Money.ZERO;
        BigDecimal share = policies.rate("payroll.advance_share", time.today())
                .multiply(BigDecimal.valueOf(worked))
                .divide(BigDecimal.valueOf(all), 10, RoundingMode.DOWN);
        Money asked = Money.sum(before.stream()
                .filter(advance -> advance.state().counts())
                .map(Advance::amount)
                .toList());
        return Money.roundedDown(net.toDecimal().multiply(share)).minus(asked).max(Money.ZERO);
    }

    private static int paidMinutes(List<PaidDay> days) {
        return days.stream().mapToInt(PaidDay::paidMinutes).sum();
    }
}
