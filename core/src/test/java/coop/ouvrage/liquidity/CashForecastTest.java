package coop.ouvrage.liquidity;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a forecast takes from the books, by hand. */
class CashForecastTest {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);

    @Test
    void whatIsInSuspensePaysWhatIsDueFirstAndComesOnce() {
        var open = new TreeMap<>(Map.of(FRIDAY, Money.of("100.00"), FRIDAY.plusDays(7), Money.of("500.00")));
        assertThat(CashForecast.stillToCome(open, Money.of("250.00")))
                .containsExactly(Map.entry(FRIDAY, Money.ZERO), Map.entry(FRIDAY.plusDays(7), Money.of("350.00")));
        assertThat(CashForecast.stillToCome(open, Money.of("900.00")).values())
                .as("more than is open takes off no more than that")
                .containsOnly(Money.ZERO);
        assertThat(CashForecast.stillToCome(open, Money.ZERO)).isEqualTo(open);
    }

    /** Cover of 1,000 before VAT stands for 1,210 of what is owed: half of 2,420. */
    @Test
    void coverIsAShareOfAllThatClientsOwe() {
        assertThat(CashForecast.covered(Money.of("1000.00"), Money.of("2420.00")))
                .isEqualByComparingTo("0.5");
        assertThat(CashForecast.covered(Money.of("9000.00"), Money.of("2420.00")))
                .isEqualByComparingTo("1");
        assertThat(CashForecast.covered(Money.ZERO, Money.ZERO)).isEqualByComparingTo("1");
    }
}
