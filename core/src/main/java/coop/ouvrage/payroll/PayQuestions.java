package coop.ouvrage.payroll;

import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.Household;
import coop.ouvrage.payroll.spi.PayCalculator;
import coop.ouvrage.payroll.spi.PayOptions;
import coop.ouvrage.payroll.spi.PayQuestion;
import coop.ouvrage.payroll.spi.QuotaShare;
import coop.ouvrage.refusal.RefusedException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import org.springframework.stereotype.Component;

/** Gathers what the law asks about one wage: family, time, month so far. A student is asked about as within the quota; {@link StudentWage} knows the hours above it. */
@Component
class PayQuestions {

    private final PayCalculator law;
    private final Households households;
    private final PayslipSums payslips;

    PayQuestions(PayCalculator law, Households households, PayslipSums payslips) {
        this.law = law;
        this.households = households;
        this.payslips = payslips;
    }

    /**
     * The question for the next payslip of a worker.
     *
     * @throws RefusedException if the time cannot be paid
     */
    PayQuestion of(Employee who, LocalDate lastDay, BigDecimal paid, Money gross) {
        return of(
                who,
                lastDay,
                paid,
                gross,
                households.of(who.worker(), who.entity(), lastDay.getYear()),
                payslips.month(who.worker(), who.entity(), lastDay));
    }

    /** The same of no gross yet, when its month is known. */
    PayQuestion of(Employee who, LocalDate lastDay, BigDecimal paid, PayslipSums.Month month) {
        Household household = households.of(who.worker(), who.entity(), lastDay.getYear());
        return of(who, lastDay, paid, Money.ZERO, household, month);
    }

    /** The same when family and month are known. */
    PayQuestion of(
            Employee who,
            LocalDate lastDay,
            BigDecimal paid,
            Money gross,
            Household household,
            PayslipSums.Month month) {
        return new PayQuestion(
                lastDay,
                coop.ouvrage.payroll.spi.ContractKind.valueOf(who.kind().name()),
                gross,
                law.workTime(YearMonth.from(lastDay), paid).orThrow(),
                household,
                false,
                who.kind() == ContractKind.STUDENT ? QuotaShare.ALL : QuotaShare.NONE,
                month.soFar(),
                Money.ZERO,
                PayOptions.EVERYTHING,
                who.lent());
    }
}
