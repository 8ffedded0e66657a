package coop.ouvrage.recovery;

import coop.ouvrage.money.Money;
import coop.ouvrage.recovery.spi.LatePaymentLaw;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Interest on what is owed late: days over 365, at the rate of the period in which each day lies (law of 2 August 2002, art. 5), on
 * what was left after each payment. Rounded once, half a cent up.
 */
final class LateInterest {

    private static final BigDecimal YEAR = new BigDecimal("365");

    private final LatePaymentLaw law;

    LateInterest(LatePaymentLaw law) {
        this.law = law;
    }

    /** A payment of part of the debt. */
    record Paid(LocalDate on, Money amount) {}

    /** Days of one rate on one amount, for the explanation. */
    record Stretch(LocalDate after, LocalDate until, Money owed, BigDecimal rate) {

        long days() {
            return ChronoUnit.DAYS.between(after, until);
        }

        BigDecimal interest() {
            return owed.toDecimal()
                    .multiply(rate)
                    .multiply(BigDecimal.valueOf(days()))
                    .divide(YEAR, MathContext.DECIMAL64);
        }
    }

    /** @param after the due date, or the last day before interest counts */
    Outcome<Money> interest(Money owed, List<Paid> paid, LocalDate after, LocalDate until) {
        return switch (stretches(owed, paid, after, until)) {
            case Outcome.Refused<List<Stretch>>(List<Refusal> refusals) -> Outcome.refused(refusals);
            case Outcome.Done<List<Stretch>>(List<Stretch> stretches) -> Outcome.done(sum(stretches));
        };
    }

    private static Money sum(List<Stretch> stretches) {
        BigDecimal sum = stretches.stream().map(Stretch::interest).reduce(BigDecimal.ZERO, BigDecimal::add);
        return Money.of(sum.setScale(2, RoundingMode.HALF_UP));
    }

    /** The stretches of equal rate and debt; refused with {@code recovery.rate_missing} when a rate is not known. */
    Outcome<List<Stretch>> stretches(Money owed, List<Paid> paid, LocalDate after, LocalDate until) {
        List<Stretch> stretches = new ArrayList<>();
        LocalDate from = after;
        while (from.isBefore(until)) {
            LocalDate begin = from;
            Money left = paid.stream()
                    .filter(payment -> !payment.on().isAfter(begin))
                    .map(Paid::amount)
                    .reduce(owed, Money::minus);
            Optional<BigDecimal> rate = law.rate(begin.plusDays(1));
            if (left.isPositive() && rate.isEmpty()) {
                return Outcome.refused(Refusal.of("recovery.rate_missing", "from", law.periodOf(begin.plusDays(1))));
            }
            LocalDate end = end(begin, until, paid);
            if (left.isPositive()) {
                stretches.add(new Stretch(begin, end, left, rate.orElseThrow()));
            }
            from = end;
        }
        return Outcome.done(stretches);
    }

    private LocalDate end(LocalDate begin, LocalDate until, List<Paid> paid) {
        LocalDate end = until;
        LocalDate period = law.periodOf(begin.plusDays(1));
        for (LocalDate day = begin.plusDays(2); day.isBefore(end); day = day.plusDays(1)) {
            if (!law.periodOf(day).equals(period)) {
                end = day.minusDays(1);
            }
        }
        for (Paid payment : paid) {
            if (payment.on().isAfter(begin) && payment.on().isBefore(end)) {
                end = payment.on();
            }
        }
        return end;
    }
}
