package coop.ouvrage.payroll.spi;

import coop.ouvrage.money.Money;
import java.time.LocalDate;

/**
 * What is one wage worth to the worker, and what does it cost?
 *
 * @param day the last day worked: the law of that day applies
 * @param flatTax the contract chooses the flat rate of tax that the law offers to some artists
 * @param withinStudentQuota a student's hours are within the yearly quota
 * @param earlier earlier payslips of the same person, entity and month of work
 * @param exemptRefunds refunds of proven costs, free of contributions and tax, paid with the wage
 * @param options what to answer beside the net
 */
public record PayQuestion(
        LocalDate day,
        ContractKind kind,
        Money gross,
        WorkTime time,
        Household household,
        boolean flatTax,
        boolean withinStudentQuota,
        MonthSoFar earlier,
        Money exemptRefunds,
        PayOptions options) {

    /** A full month of a single worker, traced, with the employer's side; students within their quota. */
    public static PayQuestion of(LocalDate day, ContractKind kind, Money gross) {
        return new PayQuestion(
                day,
                kind,
                gross,
                WorkTime.wholeMonth(),
                Household.single(),
                false,
                kind == ContractKind.STUDENT,
                MonthSoFar.NONE,
                Money.ZERO,
                PayOptions.EVERYTHING);
    }

    public PayQuestion withGross(Money newGross) {
        return new PayQuestion(
                day, kind, newGross, time, household, flatTax, withinStudentQuota, earlier, exemptRefunds, options);
    }

    public PayQuestion withTime(WorkTime newTime) {
        return new PayQuestion(
                day, kind, gross, newTime, household, flatTax, withinStudentQuota, earlier, exemptRefunds, options);
    }

    public PayQuestion withHousehold(Household newHousehold) {
        return new PayQuestion(
                day, kind, gross, time, newHousehold, flatTax, withinStudentQuota, earlier, exemptRefunds, options);
    }

    public PayQuestion withFlatTax(boolean newFlatTax) {
        return new PayQuestion(
                day, kind, gross, time, household, newFlatTax, withinStudentQuota, earlier, exemptRefunds, options);
    }

    public PayQuestion withinStudentQuota(boolean within) {
        return new PayQuestion(day, kind, gross, time, household, flatTax, within, earlier, exemptRefunds, options);
    }

    public PayQuestion withEarlier(MonthSoFar newEarlier) {
        return new PayQuestion(
                day, kind, gross, time, household, flatTax, withinStudentQuota, newEarlier, exemptRefunds, options);
    }

    public PayQuestion withExemptRefunds(Money newRefunds) {
        return new PayQuestion(
                day, kind, gross, time, household, flatTax, withinStudentQuota, earlier, newRefunds, options);
    }

    public PayQuestion withOptions(PayOptions newOptions) {
        return new PayQuestion(
                day, kind, gross, time, household, flatTax, withinStudentQuota, earlier, exemptRefunds, newOptions);
    }
}
