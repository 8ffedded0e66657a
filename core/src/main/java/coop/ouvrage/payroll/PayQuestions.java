package coop.ouvrage.payroll;

import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.employment.spi.WorkRules;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.PayCalculator;
import coop.ouvrage.payroll.spi.PayOptions;
import coop.ouvrage.payroll.spi.PayQuestion;
import coop.ouvrage.refusal.RefusedException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import org.springframework.stereotype.Component;

/** Gathers what the law asks about one wage: family, time, month so far, hours of a student this year. */
@Component
class PayQuestions {

    private final PayCalculator law;
    private final WorkRules work;
    private final Households households;
    private final PayslipStore payslips;

    PayQuestions(PayCalculator law, WorkRules work, Households households, PayslipStore payslips) {
        this.law = law;
        this.work = work;
        this.households = households;
        this.payslips = payslips;
    }

    /**
     * The question for the next payslip of a worker.
     *
     * @param worked hours really worked, which count for the quota of a student
     * @throws RefusedException if the time cannot be paid
     */
    PayQuestion of(Employee who, LocalDate lastDay, BigDecimal paid, BigDecimal worked, Money gross) {
        return new PayQuestion(
                lastDay,
                coop.ouvrage.payroll.spi.ContractKind.valueOf(who.kind().name()),
                gross,
                law.workTime(YearMonth.from(lastDay), paid).orThrow(),
                households.of(who.worker(), who.entity(), lastDay.getYear()),
                false,
                withinQuota(who, lastDay, worked),
                payslips.month(who.worker(), who.entity(), lastDay).soFar(),
                Money.ZERO,
                PayOptions.EVERYTHING);
    }

    /** Each hour begun counts as a full one; hours with other employers are known to the authority only. */
    private boolean withinQuota(Employee who, LocalDate lastDay, BigDecimal worked) {
        if (who.kind() != ContractKind.STUDENT) {
            return false;
        }
        int hours = worked.setScale(0, RoundingMode.CEILING).intValueExact();
        int before = payslips.studentHours(who.worker(), lastDay.getYear());
        return before + hours <= work.studentHours(lastDay).value();
    }
}
