package coop.ouvrage.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.money.Money;
import coop.ouvrage.recovery.spi.LatePaymentLaw;
import coop.ouvrage.refusal.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LateInterestTest {

    private static final LocalDate DUE = LocalDate.of(2025, 4, 30);

    private final LateInterest interest = new LateInterest(new Rates());

    @Test
    void eachHalfYearCountsAtItsOwnRate() {
        assertThat(interest.interest(Money.of("1000.00"), List.of(), DUE, LocalDate.of(2025, 9, 15))
                        .orThrow())
                .isEqualTo(Money.of("41.37"));
    }

    @Test
    void whatWasPaidBearsNoInterestFromThenOn() {
        LocalDate paidOn = LocalDate.of(2025, 5, 30);
        Money half = Money.of("500.00");
        Money whole = interest.interest(
                        Money.of("1000.00"),
                        List.of(new LateInterest.Paid(paidOn, half)),
                        DUE,
                        LocalDate.of(2025, 6, 29))
                .orThrow();
        // 30 days on 1,000 and 30 on 500, at 11.5 %
        assertThat(whole).isEqualTo(Money.of("14.18"));
    }

    @Test
    void nothingIsOwedOnTheDueDate() {
        assertThat(interest.interest(Money.of("1000.00"), List.of(), DUE, DUE).orThrow())
                .isEqualTo(Money.ZERO);
    }

    @Test
    void aHalfYearWithoutRateIsRefused() {
        List<Refusal> refusals = interest.interest(Money.of("1000.00"), List.of(), DUE, LocalDate.of(2026, 7, 2))
                .refusals();
        assertThat(refusals).containsExactly(Refusal.of("recovery.rate_missing", "from", LocalDate.of(2026, 7, 1)));
    }

    @Test
    void whoPaidBeforeTheUnknownHalfYearOwesWhatIsKnown() {
        assertThat(interest.interest(
                                Money.of("1000.00"),
                                List.of(new LateInterest.Paid(LocalDate.of(2025, 9, 15), Money.of("1000.00"))),
                                DUE,
                                LocalDate.of(2026, 7, 2))
                        .orThrow())
                .isEqualTo(Money.of("41.37"));
    }

    /** The rates of the reference. */
    private static final class Rates implements LatePaymentLaw {

        @Override
        public Optional<BigDecimal> rate(LocalDate day) {
            return switch (periodOf(day).toString()) {
                case "2025-01-01" -> Optional.of(new BigDecimal("0.115"));
                case "2025-07-01", "2026-01-01" -> Optional.of(new BigDecimal("0.105"));
                default -> Optional.empty();
            };
        }

        @Override
        public LocalDate periodOf(LocalDate day) {
            return LocalDate.of(day.getYear(), day.getMonthValue() < 7 ? 1 : 7, 1);
        }

        @Override
        public Money lumpSum(LocalDate on) {
            return Money.of("40.00");
        }

        @Override
        public Money consumerCompensation(Money balance, LocalDate on) {
            return Money.of("20.00");
        }

        @Override
        public LocalDate consumerChargesFrom(LocalDate reminded, boolean byPost) {
            return reminded.plusDays(15);
        }
    }
}
