package coop.ouvrage.payroll;

import coop.ouvrage.employment.StudentQuota;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.ContractKind;
import coop.ouvrage.payroll.spi.PayAnswer;
import coop.ouvrage.payroll.spi.PayCalculator;
import coop.ouvrage.payroll.spi.PayQuestion;
import coop.ouvrage.payroll.spi.QuotaShare;
import coop.ouvrage.refusal.Outcome;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The wage of a student whose contract may cross the yearly quota; the law cuts it there. Other wages pass through. */
@Component
class StudentWage {

    private final PayCalculator law;

    StudentWage(PayCalculator law) {
        this.law = law;
    }

    /**
     * @param hours whole hours of the wage
     * @param within how many of them are within the quota
     */
    Outcome<PayAnswer> calculate(PayQuestion question, int hours, int within) {
        return law.calculate(share(question, hours, within));
    }

    /**
     * What is owed at the end of a contract of which so much is within the quota.
     *
     * @param doublePaid the gross on which double holiday pay was paid while it ran
     */
    Outcome<Optional<PayAnswer>> departure(PayQuestion question, StudentQuota.Split hours, Money doublePaid) {
        return law.departureHolidayPay(share(question, hours.hours(), hours.within()), doublePaid);
    }

    static PayQuestion share(PayQuestion question, int hours, int within) {
        return question.kind() == ContractKind.STUDENT && hours > 0
                ? question.withQuota(QuotaShare.of(hours, within))
                : question;
    }
}
