package coop.ouvrage.payroll.spi;

import coop.ouvrage.money.Money;
import java.time.LocalDate;

/**
 * What is one wage worth to the worker, and what does it cost?
 *
 * @param day the last day worked: the law of that day applies
 * @param flatTax the contract chooses the flat rate of tax that the law offers to some artists
 * @param quota how many of a student's hours are within the yearly quota; not looked at for anybody else
 * @param earlier earlier payslips of the same person, entity and month of work
 * @param exemptRefunds refunds of proven costs, free of contributions and tax, paid with the wage
 * @param options what to answer beside the net
 * @param lent the employer is an agency that lends the worker to its client: its sector has contributions of its own
 */
public record PayQuestion(
        LocalDate day,
        ContractKind kind,
        Money gross,
        WorkTime time,
        Household household,
        boolean flatTax,
        QuotaShare quota,
        MonthSoFar earlier,
        Money exemptRefunds,
        PayOptions options,
        boolean lent) {

    /** A full month of a single worker, traced, with the employer's side; students within their quota. */
    public static PayQuestion of(LocalDate day, ContractKind kind, Money gross) {
        return new PayQuestion(
                day,
                kind,
                gross,
                WorkTime.wholeMonth(),
                Household.single(),
                false,
                kind == ContractKind.STUDENT ? QuotaShare.ALL : QuotaShare.NONE,
                MonthSoFar.NONE,
                Money.ZERO,
                PayOptions.EVERYTHING,
                false);
    }

    public PayQuestion withGross(Money newGross) {
        return new PayQuestion(
                day, kind, newGross, time, household, flatTax, quota, earlier, exemptRefunds, options, lent);
    }

    public PayQuestion withTime(WorkTime newTime) {
        return new PayQuestion(
                day, kind, gross, newTime, household, flatTax, quota, earlier, exemptRefunds, options, lent);
    }

    public PayQuestion withHousehold(Household newHousehold) {
        return new PayQuestion(
                day, kind, gross, time, newHousehold, flatTax, quota, earlier, exemptRefunds, options, lent);
    }

    public PayQuestion withFlatTax(boolean newFlatTax) {
        return new PayQuestion(
                day, kind, gross, time, household, newFlatTax, quota, earlier, exemptRefunds, options, lent);
    }

    /** All or none of a student's hours are within the quota. */
    public PayQuestion withinStudentQuota(boolean within) {
        return withQuota(within ? QuotaShare.ALL : QuotaShare.NONE);
    }

    public PayQuestion withQuota(QuotaShare newQuota) {
        return new PayQuestion(
                day, kind, gross, time, household, flatTax, newQuota, earlier, exemptRefunds, options, lent);
    }

    public PayQuestion withEarlier(MonthSoFar newEarlier) {
        return new PayQuestion(
                day, kind, gross, time, household, flatTax, quota, newEarlier, exemptRefunds, options, lent);
    }

    public PayQuestion withExemptRefunds(Money newRefunds) {
        return new PayQuestion(day, kind, gross, time, household, flatTax, quota, earlier, newRefunds, options, lent);
    }

    public PayQuestion withOptions(PayOptions newOptions) {
        return new PayQuestion(
                day, kind, gross, time, household, flatTax, quota, earlier, exemptRefunds, newOptions, lent);
    }

    public PayQuestion lent(boolean newLent) {
        return new PayQuestion(
                day, kind, gross, time, household, flatTax, quota, earlier, exemptRefunds, options, newLent);
    }
}
