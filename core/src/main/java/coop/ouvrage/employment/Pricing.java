package coop.ouvrage.employment;

import coop.ouvrage.employment.spi.MinimumPay;
import coop.ouvrage.employment.spi.WorkRules;
import coop.ouvrage.money.Money;
import coop.ouvrage.policy.Policies;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns days and pay into gross and charge, raising short shifts to the paid minimum. Reads law and policy of the first day. */
@Component
class Pricing {

    private static final BigDecimal MINUTES = BigDecimal.valueOf(60);

    private final WorkRules rules;
    private final Policies policies;

    Pricing(WorkRules rules, Policies policies) {
        this.rules = rules;
        this.policies = policies;
    }

    List<PaidDay> paid(List<WorkDay> days) {
        return days.stream()
                .sorted(Comparator.comparing(WorkDay::startsAt))
                .map(day -> {
                    int minutes = day.minutes();
                    return new PaidDay(
                            day,
                            minutes,
                            Math.max(minutes, rules.leastMinutes(day.date()).value()));
                })
                .toList();
    }

    /** @param terms whose days are sound: at least one, each with working time */
    ContractPrice price(ContractTerms terms, @Nullable LocalDate birthDate) {
        List<PaidDay> days = paid(terms.days());
        LocalDate first = days.getFirst().date();
        return price(
                days,
                terms.pay(),
                policies.rate(terms.kind().coefficientPolicy(), first),
                rules.minimumPay(first, terms.kind(), terms.post().jointCommittee(), birthDate)
                        .orElse(null));
    }

    /** The same work at other days: coefficient and minimum stay those of the contract. */
    static ContractPrice price(List<PaidDay> days, Pay pay, BigDecimal coefficient, @Nullable MinimumPay minimum) {
        int worked = days.stream().mapToInt(PaidDay::minutes).sum();
        int paid = days.stream().mapToInt(PaidDay::paidMinutes).sum();
        Money lowest = minimum == null ? Money.ZERO : lowest(minimum.hourly(), paid);
        Money lowestWorked = minimum == null ? Money.ZERO : lowest(minimum.hourly(), worked);
        Money asked = asked(pay, worked, coefficient);
        Money gross = asked(pay, paid, coefficient);
        if (!(pay instanceof Pay.Budget) && gross.compareTo(lowestWorked) >= 0) {
            gross = gross.max(lowest); // only the raised minutes were below the minimum: they are paid, not refused
        }
        Money charge = gross.times(coefficient);
        return new ContractPrice(
                days,
                gross,
                coefficient,
                charge,
                gross.toDecimal()
                        .multiply(MINUTES)
                        .divide(BigDecimal.valueOf(Math.max(1, paid)), 4, RoundingMode.HALF_UP),
                paid - worked,
                charge.minus(asked.times(coefficient)),
                minimum,
                lowest);
    }

    private static Money asked(Pay pay, int minutes, BigDecimal coefficient) {
        return switch (pay) {
            case Pay.Gross(Money amount) -> amount;
            case Pay.Hourly(BigDecimal rate) ->
                Money.rounded(rate.multiply(BigDecimal.valueOf(minutes)).divide(MINUTES, 10, RoundingMode.HALF_UP));
            case Pay.Budget(Money amount) ->
                Money.roundedDown(amount.toDecimal().divide(coefficient, 10, RoundingMode.DOWN));
        };
    }

    private static Money lowest(BigDecimal hourly, int minutes) {
        return Money.of(hourly.multiply(BigDecimal.valueOf(minutes)).divide(MINUTES, 2, RoundingMode.UP));
    }
}
