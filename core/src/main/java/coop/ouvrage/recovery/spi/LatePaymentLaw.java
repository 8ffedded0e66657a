package coop.ouvrage.recovery.spi;

import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** What the law allows to claim of somebody who pays late. Implemented by the country of the issuing legal entity. */
public interface LatePaymentLaw {

    /** Interest for a year as a fraction (0.105), in force on a day between businesses; empty when nobody knows it. */
    Optional<BigDecimal> rate(LocalDate day);

    /** First day of the period whose rate is the same by law as that of the day: a half-year in Belgium. */
    LocalDate periodOf(LocalDate day);

    /** Flat compensation for an invoice that a business or public body has not paid in time. */
    Money lumpSum(LocalDate on);

    /** Flat compensation of at most so much, for a balance that a consumer has not paid in time. */
    Money consumerCompensation(Money balance, LocalDate on);

    /** The day from which anything may be added to what a consumer owes, by the day and way of the first reminder. */
    LocalDate consumerChargesFrom(LocalDate reminded, boolean byPost);
}
