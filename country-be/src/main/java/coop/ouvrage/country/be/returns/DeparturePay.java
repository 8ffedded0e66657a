package coop.ouvrage.country.be.returns;

import coop.ouvrage.country.be.payroll.BelgianLegislation;
import coop.ouvrage.legislation.Law;
import coop.ouvrage.money.Money;
import coop.ouvrage.returns.spi.PaidWork;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;

/**
 * Tells payslips of departure holiday pay, of double holiday pay and of premiums from those of work: they pay no day, and other codes name
 * them.
 */
final class DeparturePay {

    private static final String LINE = "be.departure_holiday_pay_due";
    private static final String DOUBLE = "be.double_holiday_pay_due";
    private static final String PREMIUM = "be.year_end_premium_due";

    /** The name under which a payslip counts the simple part. */
    private static final String SIMPLE = "departure_simple";

    private DeparturePay() {}

    static boolean is(PaidWork paid) {
        return has(paid, LINE);
    }

    /** Double holiday pay of a contract that goes on. */
    static boolean isDouble(PaidWork paid) {
        return has(paid, DOUBLE);
    }

    static boolean isPremium(PaidWork paid) {
        return has(paid, PREMIUM);
    }

    private static boolean has(PaidWork paid, String code) {
        return paid.lines().stream().anyMatch(line -> line.code().equals(code));
    }

    static boolean isWork(PaidWork paid) {
        return !is(paid) && !isDouble(paid) && !isPremium(paid);
    }

    /** The payslips of work alone. */
    static List<PaidWork> without(List<PaidWork> work) {
        return work.stream().filter(DeparturePay::isWork).toList();
    }

    /** The simple part of one, which is declared as pay; found by its share where the payslip does not say it. */
    static Money simple(PaidWork paid, LocalDate day) {
        BigDecimal counted = paid.counted().get(SIMPLE);
        return counted == null ? simple(paid.totals().gross(), day) : Money.of(counted);
    }

    /** Its simple part, which is declared as pay; the double part is not. */
    static Money simple(Money whole, LocalDate day) {
        Law law = BelgianLegislation.get().on(day);
        return Money.rounded(whole.toDecimal()
                .multiply(law.figure("holiday_pay/departure_simple").value())
                .divide(law.figure("holiday_pay/departure_total").value(), MathContext.DECIMAL64));
    }
}
