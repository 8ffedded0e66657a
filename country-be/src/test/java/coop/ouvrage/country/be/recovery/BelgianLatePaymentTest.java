package coop.ouvrage.country.be.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.calendar.WorkingDays;
import coop.ouvrage.legislation.Legislation;
import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BelgianLatePaymentTest {

    private final BelgianLatePayment law =
            new BelgianLatePayment(Legislation.load("legislation/be"), new WorkingDays(year -> Set.of()));

    @ParameterizedTest
    @CsvSource({
        "80,20.00",
        "150,20.00",
        "150.01,30.00",
        "400,55.00",
        "500,65.00",
        "1000,90.00",
        "39200,2000.00",
        "50000,2000.00"
    })
    void aConsumerOwesAtMostTheFlatCompensationOfItsBalance(String balance, String most) {
        assertThat(law.consumerCompensation(Money.of(balance), LocalDate.of(2026, 3, 1)))
                .isEqualTo(Money.of(most));
    }

    @Test
    void theRateOfAHalfYearThatNobodyRecordedIsNotGuessed() {
        assertThat(law.rate(LocalDate.of(2025, 4, 30)).orElseThrow()).isEqualByComparingTo("0.115");
        assertThat(law.rate(LocalDate.of(2026, 6, 30)).orElseThrow()).isEqualByComparingTo("0.105");
        assertThat(law.rate(LocalDate.of(2026, 7, 1))).isEmpty();
        assertThat(law.periodOf(LocalDate.of(2026, 11, 20))).isEqualTo("2026-07-01");
    }

    @Test
    void fourteenDaysBeginTheDayAfterAMailAndTheThirdWorkingDayAfterPosting() {
        LocalDate friday = LocalDate.of(2026, 3, 6);
        assertThat(law.consumerChargesFrom(friday, false)).isEqualTo("2026-03-21");
        assertThat(law.consumerChargesFrom(friday, true)).isEqualTo("2026-03-25");
    }
}
