package coop.ouvrage.country.be.recovery;

import coop.ouvrage.calendar.WorkingDays;
import coop.ouvrage.legislation.Law;
import coop.ouvrage.legislation.Legislation;
import coop.ouvrage.legislation.Table;
import coop.ouvrage.money.Money;
import coop.ouvrage.recovery.spi.LatePaymentLaw;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Law of 2 August 2002 on late payment between businesses; book XIX of the Code of economic law for consumers. */
@Component
class BelgianLatePayment implements LatePaymentLaw {

    private static final String RATE = "late_payment/business_rate";

    private final Legislation legislation;
    private final WorkingDays workingDays;

    BelgianLatePayment(Legislation legislation, WorkingDays workingDays) {
        this.legislation = legislation;
        this.workingDays = workingDays;
    }

    @Override
    public Optional<BigDecimal> rate(LocalDate day) {
        Law law = legislation.on(periodOf(day));
        return law.has(RATE) ? Optional.of(law.figure(RATE).value()) : Optional.empty();
    }

    @Override
    public LocalDate periodOf(LocalDate day) {
        return LocalDate.of(day.getYear(), day.getMonthValue() < Month.JULY.getValue() ? Month.JANUARY : Month.JULY, 1);
    }

    @Override
    public Money lumpSum(LocalDate on) {
        return Money.of(
                legislation.on(on).figure("late_payment/business_lump_sum").value());
    }

    @Override
    public Money consumerCompensation(Money balance, LocalDate on) {
        Table table = legislation.on(on).table("late_payment/consumer_compensation");
        BigDecimal amount = BigDecimal.ZERO;
        for (Table band : table.cell("bands").rows()) {
            BigDecimal above = band.figure("above").value();
            if (balance.toDecimal().compareTo(above) > 0) {
                amount = band.figure("base")
                        .value()
                        .add(balance.toDecimal()
                                .subtract(above)
                                .multiply(band.figure("share").value()));
            }
        }
        return Money.of(amount.min(table.figure("most").value()).setScale(2, RoundingMode.DOWN));
    }

    @Override
    public LocalDate consumerChargesFrom(LocalDate reminded, boolean byPost) {
        Table rule = legislation.on(reminded).table("late_payment/consumer_reminder");
        LocalDate first = byPost
                ? workingDays.plusWorkingDays(reminded, days(rule, "working_days_by_post"))
                : reminded.plusDays(days(rule, "days_by_mail"));
        return first.plusDays(days(rule, "days"));
    }

    private static int days(Table rule, String key) {
        return rule.figure(key).value().intValueExact();
    }
}
