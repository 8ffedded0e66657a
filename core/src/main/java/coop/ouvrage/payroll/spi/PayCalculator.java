package coop.ouvrage.payroll.spi;

import coop.ouvrage.legislation.Source;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * The law of wages of one country. Calculates, keeps nothing. A question that needs a figure of the law that nobody knows for its day
 * is refused with {@code legislation.no_value}. Safe for use by several threads.
 */
public interface PayCalculator {

    /** From gross to net, and to the employer's cost. */
    Outcome<PayAnswer> calculate(PayQuestion question);

    /**
     * The lowest gross wage whose net is at least {@code net}, everything else as asked; the gross of the question is not looked at.
     * Refused with {@code payroll.net_out_of_reach} if no wage up to a hundred times that net gives it.
     */
    Outcome<PayAnswer> fromNet(PayQuestion question, Money net);

    /**
     * Holiday pay that the employer owes with the last wage of a contract; empty where the law lets somebody else pay it later, or
     * nobody owes any. The question is about the whole contract: its gross, its last day, its hours within a quota; {@code earlier} is the
     * month in which it ends, the wage of this contract included.
     */
    default Outcome<Optional<PayAnswer>> departureHolidayPay(PayQuestion question) {
        return departureHolidayPay(question, Money.ZERO);
    }

    /**
     * The same when a part of it was paid while the contract ran.
     *
     * @param doublePaid the gross on which double holiday pay was paid already: of it, only the simple part is still owed
     */
    Outcome<Optional<PayAnswer>> departureHolidayPay(PayQuestion question, Money doublePaid);

    /**
     * What a contract owes once a year beside its wages. Refused with {@code payroll.sector_unknown} where nobody has read the agreement
     * of the sector: never taken as owing nothing.
     */
    Outcome<YearlyAnswer> yearly(YearlyQuestion question);

    /** Days that a contract spans at least to owe a year-end premium under any agreement in force on that day. */
    Outcome<Integer> shortestForPremium(LocalDate day);

    /** Below which hourly wage nobody may work. */
    Outcome<MinimumWage> minimumHourlyWage(MinimumWageQuestion question);

    /** Hours to be paid for a day on which {@code worked} hours are worked. */
    Outcome<PaidHours> paidHours(LocalDate day, BigDecimal worked);

    /** Hours paid in a month beside those of a full-time worker in that month: the same full month for all contracts of the month. */
    Outcome<WorkTime> workTime(YearMonth month, BigDecimal paidHours);

    /**
     * How much of the net pay of a whole month seizures and assignments may take together. Alimony knows no such limit.
     *
     * @param children for whom the worker has given the proof that the law asks for
     */
    Outcome<Seizable> seizable(YearMonth month, Money net, int children);

    /** The text behind a citation, so that a payslip can name it. */
    Optional<Source> source(String id);
}
