package coop.ouvrage.employment;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.employment.spi.MinimumPay;
import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class PricingTest {

    private static final BigDecimal ARTIST = new BigDecimal("1.57");
    private static final MinimumPay MINIMUM = new MinimumPay(new BigDecimal("13.5648"), "rmmmg", "CCT 43", "V2");

    /** The figures of the first journey. */
    @Test
    void grossIsWhatTheBudgetCarries() {
        ContractPrice artist = price(new Pay.Budget(Money.of("875.00")), ARTIST, shift(8));
        assertThat(artist.gross()).isEqualTo(Money.of("557.32"));
        assertThat(artist.charge()).isEqualTo(Money.of("874.99"));
        assertThat(price(new Pay.Budget(Money.of("875.00")), new BigDecimal("1.55"), shift(8))
                        .gross())
                .isEqualTo(Money.of("564.51"));
        assertThat(price(new Pay.Budget(Money.of("875.00")), new BigDecimal("1.09"), shift(8))
                        .gross())
                .isEqualTo(Money.of("802.75"));
    }

    @Test
    void hourlyPayCountsThePaidHoursOfAShortDayAndShowsTheirCost() {
        ContractPrice price = price(new Pay.Hourly(new BigDecimal("20")), ARTIST, shift(2));

        assertThat(price.gross()).isEqualTo(Money.of("60.00"));
        assertThat(price.raisedMinutes()).isEqualTo(60);
        assertThat(price.raiseCost()).isEqualTo(Money.of("31.40"));
        assertThat(price.paidHours()).isEqualByComparingTo("3");
    }

    @Test
    void grossThatCarriesThreeHoursCostsNoMoreForAShortDay() {
        ContractPrice price = price(new Pay.Gross(Money.of("200.00")), ARTIST, shift(2));

        assertThat(price.gross()).isEqualTo(Money.of("200.00"));
        assertThat(price.raiseCost()).isEqualTo(Money.ZERO);
    }

    @Test
    void grossIsRaisedToTheMinimumOfTheAddedHours() {
        ContractPrice price = price(new Pay.Gross(Money.of("30.00")), ARTIST, shift(2));

        assertThat(price.gross()).isEqualTo(Money.of("40.70"));
        assertThat(price.raiseCost()).isEqualTo(Money.of("16.80"));
    }

    @Test
    void grossBelowTheMinimumOfTheWorkedHoursStaysForTheCheckToRefuse() {
        ContractPrice price = price(new Pay.Gross(Money.of("20.00")), ARTIST, shift(2));

        assertThat(price.gross()).isEqualTo(Money.of("20.00"));
        assertThat(price.minimumGross()).isEqualTo(Money.of("40.70"));
    }

    private static ContractPrice price(Pay pay, BigDecimal coefficient, WorkDay... days) {
        List<PaidDay> paid = List.of(days).stream()
                .map(d -> new PaidDay(d, d.minutes(), Math.max(180, d.minutes())))
                .toList();
        return Pricing.price(paid, pay, coefficient, MINIMUM);
    }

    private static WorkDay shift(int hours) {
        return WorkDay.of(LocalDate.of(2026, 11, 23), LocalTime.of(9, 0), LocalTime.of(9 + hours, 0));
    }
}
