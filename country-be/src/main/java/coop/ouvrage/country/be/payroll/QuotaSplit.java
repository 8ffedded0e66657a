package coop.ouvrage.country.be.payroll;

import static coop.ouvrage.legislation.Operator.DIVIDED_BY;
import static coop.ouvrage.legislation.Operator.MINUS;
import static coop.ouvrage.legislation.Operator.TIMES;

import coop.ouvrage.legislation.Calculation;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.PayQuestion;
import coop.ouvrage.payroll.spi.QuotaShare;
import coop.ouvrage.payroll.spi.WorkTime;
import java.math.BigDecimal;
import java.math.MathContext;

/** A student's wage cut where the quota ends: gross and time in proportion to the hours, the rest above. */
record QuotaSplit(PayQuestion within, PayQuestion above) {

    static QuotaSplit of(PayQuestion question, Calculation calculation) {
        QuotaShare quota = question.quota();
        Money within = calculation
                .begin("be.gross_within_quota", "be.gross", question.gross())
                .then(TIMES, "hours_within_quota", BigDecimal.valueOf(quota.within()))
                .then(DIVIDED_BY, "hours", BigDecimal.valueOf(quota.hours()))
                .cents();
        Money above = calculation
                .begin("be.gross_above_quota", "be.gross", question.gross())
                .then(MINUS, "be.gross_within_quota", within)
                .cents();
        WorkTime time = question.time();
        BigDecimal timeWithin = time.paid()
                .multiply(BigDecimal.valueOf(quota.within()))
                .divide(BigDecimal.valueOf(quota.hours()), MathContext.DECIMAL128);
        return new QuotaSplit(
                question.withGross(within)
                        .withQuota(QuotaShare.ALL)
                        .withTime(new WorkTime(timeWithin, time.full()))
                        .withExemptRefunds(Money.ZERO),
                question.withGross(above)
                        .withQuota(QuotaShare.NONE)
                        .withTime(new WorkTime(time.paid().subtract(timeWithin), time.full())));
    }
}
