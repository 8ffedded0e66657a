package coop.ouvrage.country.be.payroll;

import coop.ouvrage.legislation.Calculation;
import coop.ouvrage.legislation.Law;
import coop.ouvrage.legislation.Legislation;
import coop.ouvrage.legislation.Source;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.MinimumWage;
import coop.ouvrage.payroll.spi.MinimumWageQuestion;
import coop.ouvrage.payroll.spi.MonthSoFar;
import coop.ouvrage.payroll.spi.PaidHours;
import coop.ouvrage.payroll.spi.PayAnswer;
import coop.ouvrage.payroll.spi.PayCalculator;
import coop.ouvrage.payroll.spi.PayOptions;
import coop.ouvrage.payroll.spi.PayQuestion;
import coop.ouvrage.payroll.spi.Seizable;
import coop.ouvrage.payroll.spi.WorkTime;
import coop.ouvrage.payroll.spi.YearlyAnswer;
import coop.ouvrage.payroll.spi.YearlyQuestion;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Wages under Belgian law. */
public final class BelgianPayCalculator implements PayCalculator {

    private static final BigDecimal DAYS_PER_WEEK = BigDecimal.valueOf(5);
    private static final BigDecimal HOURS_PER_DAY = BigDecimal.valueOf(24);

    private final Legislation legislation;
    private final EmployerProfile employer;

    public BelgianPayCalculator(Legislation legislation, EmployerProfile employer) {
        this.legislation = legislation;
        this.employer = employer;
    }

    /** For a large employer outside Flanders. */
    public BelgianPayCalculator() {
        this(BelgianLegislation.get(), EmployerProfile.LARGE);
    }

    @Override
    public Outcome<PayAnswer> calculate(PayQuestion question) {
        if (question.gross().isNegative()) {
            return Outcome.refused(Refusal.of("payroll.negative_gross", "gross", question.gross()));
        }
        return known(() -> answer(question));
    }

    private PayAnswer answer(PayQuestion question) {
        Law law = legislation.on(question.day());
        Calculation calculation = Calculation.traced(question.options().traced());
        PayCase pay = PayCase.of(question, law, calculation);
        MonthSoFar share = pay.calculate();
        return new PayAnswer(
                question.gross(),
                pay.payslip.net(),
                pay.payslip.lines(),
                question.options().employer() ? new EmployerSide(question, law, calculation, employer).cost() : null,
                share,
                calculation.unverified(),
                calculation.trace());
    }

    @Override
    public Outcome<PayAnswer> fromNet(PayQuestion question, Money net) {
        if (!net.isPositive()) {
            return Outcome.refused(Refusal.of("payroll.net_out_of_reach", "net", net));
        }
        PayQuestion quick = question.withOptions(PayOptions.NET_ONLY);
        return known(() -> {
            OptionalLong gross = NetToGross.grossCents(
                    net, tried -> answer(quick.withGross(tried)).net().cents());
            if (gross.isEmpty()) {
                throw new RefusedException(Refusal.of("payroll.net_out_of_reach", "net", net));
            }
            return answer(question.withGross(Money.ofCents(gross.getAsLong())));
        });
    }

    @Override
    public Outcome<Optional<PayAnswer>> departureHolidayPay(PayQuestion question, Money doublePaid) {
        return known(() -> new DeparturePay(question, doublePaid, legislation.on(question.day()), employer).answer());
    }

    @Override
    public Outcome<YearlyAnswer> yearly(YearlyQuestion question) {
        return known(() -> new YearlyPay(question, legislation.on(question.day()), employer).answer());
    }

    @Override
    public Outcome<Integer> shortestForPremium(LocalDate day) {
        return known(() -> legislation
                .on(day)
                .figure("year_end_premium/shortest_contract_days")
                .value()
                .intValueExact());
    }

    @Override
    public Outcome<MinimumWage> minimumHourlyWage(MinimumWageQuestion question) {
        return known(() -> new MinimumWages(legislation).perHour(question));
    }

    @Override
    public Outcome<PaidHours> paidHours(LocalDate day, BigDecimal worked) {
        if (worked.signum() <= 0 || worked.compareTo(HOURS_PER_DAY) > 0) {
            return Outcome.refused(Refusal.of("payroll.hours_of_day", "hours", worked));
        }
        return known(() -> new PaidHours(
                worked,
                worked.max(legislation
                        .on(day)
                        .figure("working_time/minimum_shift_hours")
                        .value())));
    }

    @Override
    public Outcome<WorkTime> workTime(YearMonth month, BigDecimal paidHours) {
        if (paidHours.signum() <= 0) {
            return Outcome.refused(Refusal.of("payroll.hours_of_day", "hours", paidHours));
        }
        return known(() -> {
            BigDecimal week = legislation
                    .on(month.atEndOfMonth())
                    .figure("working_time/hours_per_week")
                    .value();
            BigDecimal full = week.multiply(BigDecimal.valueOf(weekdays(month))).divide(DAYS_PER_WEEK);
            return new WorkTime(paidHours, full);
        });
    }

    /** Monday to Friday: four of each, and those of the last days of a long month, which begin again with the weekday of the first. */
    private static int weekdays(YearMonth month) {
        int days = 4 * DAYS_PER_WEEK.intValue();
        DayOfWeek first = month.atDay(1).getDayOfWeek();
        for (int more = 28; more < month.lengthOfMonth(); more++) {
            DayOfWeek day = first.plus(more);
            days += day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY ? 0 : 1;
        }
        return days;
    }

    @Override
    public Outcome<Seizable> seizable(YearMonth month, Money net, int children) {
        return known(() -> SeizureBands.of(legislation.on(month.atEndOfMonth()), net, children));
    }

    @Override
    public Optional<Source> source(String id) {
        return Optional.ofNullable(legislation.sources().get(id));
    }

    private static <T> Outcome<T> known(Supplier<T> answer) {
        try {
            return Outcome.done(answer.get());
        } catch (RefusedException e) {
            return Outcome.refused(e.refusals());
        }
    }
}
