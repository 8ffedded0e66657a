package coop.ouvrage.employment;

import coop.ouvrage.employment.spi.MinimumPay;
import coop.ouvrage.employment.spi.WorkRules;
import coop.ouvrage.money.Money;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.refusal.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns days and pay into gross and charge, raising short shifts to the paid minimum. Reads law and policy of the first day. */
@Component
class Pricing {

    private static final BigDecimal MINUTES = BigDecimal.valueOf(60);

    private final WorkRules rules;
    private final Policies policies;
    private final StudentQuota quota;

    Pricing(WorkRules rules, Policies policies, StudentQuota quota) {
        this.rules = rules;
        this.policies = policies;
        this.quota = quota;
    }

    /** The shifts in order. Those that start on one day are added before the day is raised to the paid minimum. */
    List<PaidDay> paid(List<WorkDay> days) {
        Map<LocalDate, Integer> left =
                days.stream().collect(Collectors.groupingBy(WorkDay::date, Collectors.summingInt(WorkDay::minutes)));
        left.replaceAll((day, minutes) -> Math.max(0, rules.leastMinutes(day).value() - minutes));
        return days.stream()
                .sorted(Comparator.comparing(WorkDay::startsAt).reversed())
                .map(day -> {
                    int raise = left.put(day.date(), 0); // the last shift of a day bears what the day is short of
                    return new PaidDay(day, day.minutes(), day.minutes() + raise);
                })
                .sorted(Comparator.comparing(paid -> paid.day().startsAt()))
                .toList();
    }

    /** @param terms whose days are sound: at least one, each with working time */
    ContractPrice price(ContractTerms terms, @Nullable LocalDate birthDate) {
        List<PaidDay> days = paid(terms.days());
        LocalDate first = days.getFirst().date();
        return price(
                days,
                terms.pay(),
                coefficient(terms, days),
                rules.minimumPay(first, terms.kind(), terms.post(), birthDate).orElse(null));
    }

    /** What the hours of a student above the quota cost is in the coefficient that is agreed when one signs. */
    private BigDecimal coefficient(ContractTerms terms, List<PaidDay> days) {
        LocalDate first = days.getFirst().date();
        BigDecimal own = policies.rate(terms.kind().coefficientPolicy(), first);
        if (terms.kind() != ContractKind.STUDENT) {
            return own;
        }
        BigDecimal above = policies.rate(ContractKind.EMPLOYEE.coefficientPolicy(), first);
        return StudentQuota.coefficient(quota.planned(terms.assignment().worker(), days), own, above);
    }

    List<Refusal> notices(ContractTerms terms, ContractPrice price) {
        return terms.kind() == ContractKind.STUDENT
                ? quota.notices(
                        terms.assignment().worker(),
                        price,
                        policies.rate(
                                terms.kind().coefficientPolicy(),
                                price.days().getFirst().date()))
                : List.of();
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
