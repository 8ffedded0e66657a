package coop.ouvrage.country.be.returns;

import coop.ouvrage.country.be.payroll.BelgianLegislation;
import coop.ouvrage.legislation.Law;
import coop.ouvrage.money.Money;
import coop.ouvrage.returns.spi.PaidWork;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;

/** Tells payslips of departure holiday pay from those of work: they pay no day, and other codes name them. */
final class DeparturePay {

    private static final String LINE = "be.departure_holiday_pay_due";

    private DeparturePay() {}

    static boolean is(PaidWork paid) {
        return paid.lines().stream().anyMatch(line -> line.code().equals(LINE));
    }

    /** The payslips of work alone. */
    static List<PaidWork> without(List<PaidWork> work) {
        return work.stream().filter(paid -> !is(paid)).toList();
    }

    /** Its simple part, which is declared as pay; the double part is not. */
    static Money simple(Money whole, LocalDate day) {
        Law law = BelgianLegislation.get().on(day);
        return Money.rounded(whole.toDecimal()
                .multiply(law.figure("holiday_pay/departure_simple").value())
                .divide(law.figure("holiday_pay/departure_total").value(), MathContext.DECIMAL64));
    }
}
