package coop.ouvrage.liquidity;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.calendar.BankDays;
import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Cash day by day from a few figures that can be followed by hand. */
class ForecasterTest {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);

    /** 100,000 in the bank; 500,000 open, due in two weeks; 10,000 invoiced and 4,000 of wages a day; rent of 5,000. */
    private static CashFacts facts(String cash) {
        return facts(cash, Map.of(), "0.00", "0.00");
    }

    private static CashFacts facts(
            String cash, Map<LocalDate, Money> orderedWages, String costsOwed, String costsADay) {
        return new CashFacts(
                FRIDAY,
                Money.of(cash),
                new TreeMap<>(Map.of(FRIDAY.plusDays(14), Money.of("500000.00"))),
                Money.ZERO,
                Money.ZERO,
                45,
                Money.of("10000.00"),
                Money.of("4000.00"),
                10,
                Map.of(FRIDAY.plusDays(3), Money.of("20000.00")),
                new TreeMap<>(orderedWages),
                Money.of(costsOwed),
                Money.of(costsADay),
                List.of(new CashFacts.Tax(Flow.VAT, 20, Money.of("30000.00"), Money.of("1000.00"))),
                List.of(new RecurringCost(new UUID(0, 1), "PROD", "Rent", 31, Money.of("5000.00"))),
                Money.of("150000.00"),
                Money.of("50000.00"),
                new BigDecimal("0.8"));
    }

    private static Forecast of(String cash, Stress stress) {
        return Forecaster.of(facts(cash), stress, new BankDays());
    }

    private static CashDay on(Forecast forecast, LocalDate day) {
        return forecast.days().stream()
                .filter(each -> each.day().equals(day))
                .findFirst()
                .orElseThrow();
    }

    private static Money total(Forecast forecast, Flow flow) {
        return forecast.totals().getOrDefault(flow, Money.ZERO);
    }

    @Test
    void moneyMovesOnBankDaysAndEachFlowOnItsDay() {
        Forecast forecast = of("100000.00", Stress.NONE);
        assertThat(forecast.days()).hasSize(91);
        assertThat(on(forecast, FRIDAY).of(Flow.WAGES)).isEqualTo(Money.of("-4000.00"));
        assertThat(on(forecast, FRIDAY.plusDays(1)).flows()).as("Saturday").isEmpty();
        CashDay monday = on(forecast, FRIDAY.plusDays(3));
        assertThat(monday.of(Flow.WAGES)).as("with those of the weekend").isEqualTo(Money.of("-12000.00"));
        assertThat(monday.of(Flow.PAYMENTS_ORDERED)).isEqualTo(Money.of("-20000.00"));
        assertThat(monday.closing()).isEqualTo(Money.of("64000.00"));
        assertThat(on(forecast, LocalDate.of(2026, 11, 30)).of(Flow.RECURRING_COSTS))
                .isEqualTo(Money.of("-5000.00"));
        assertThat(on(forecast, LocalDate.of(2026, 12, 21)).of(Flow.VAT))
                .as("what is owed, and thirty days more, on the Monday after the 20th")
                .isEqualTo(Money.of("-60000.00"));
        assertThat(on(forecast, LocalDate.of(2026, 12, 4)).of(Flow.OPEN_INVOICES))
                .isEqualTo(Money.of("500000.00"));
        assertThat(on(forecast, LocalDate.of(2027, 1, 4)).of(Flow.NEW_INVOICES)).isEqualTo(Money.of("10000.00"));
        assertThat(forecast.weeks()).hasSize(13);
        assertThat(forecast.weeks().getLast().closing()).isEqualTo(forecast.atEnd());
        assertThat(Money.sum(forecast.totals().values()).plus(Money.of("100000.00")))
                .isEqualTo(forecast.atEnd());
    }

    /** Of the 20,000 that leave on Monday 14,000 are wages; four days of 4,000 would have been. */
    @Test
    void wagesThatAreOrderedStandForTheUsualOnesUntilTheyLeave() {
        Forecast forecast = Forecaster.of(
                facts("100000.00", Map.of(FRIDAY.plusDays(3), Money.of("14000.00")), "0.00", "0.00"),
                Stress.NONE,
                new BankDays());
        assertThat(on(forecast, FRIDAY).of(Flow.WAGES)).isEqualTo(Money.ZERO);
        assertThat(on(forecast, FRIDAY.plusDays(3)).of(Flow.WAGES)).isEqualTo(Money.of("-2000.00"));
        assertThat(on(forecast, FRIDAY.plusDays(4)).of(Flow.WAGES)).isEqualTo(Money.of("-4000.00"));
        assertThat(total(forecast, Flow.WAGES))
                .isEqualTo(total(of("100000.00", Stress.NONE), Flow.WAGES).plus(Money.of("14000.00")));
    }

    /** Wages of yesterday that the bank has not booked yet are no wages of today. */
    @Test
    void wagesThatShouldHaveLeftStandForNone() {
        Forecast forecast = Forecaster.of(
                facts("100000.00", Map.of(FRIDAY.minusDays(1), Money.of("14000.00")), "0.00", "0.00"),
                Stress.NONE,
                new BankDays());
        assertThat(total(forecast, Flow.WAGES)).isEqualTo(total(of("100000.00", Stress.NONE), Flow.WAGES));
    }

    @Test
    void costsAreWhatIsOwedTodayAndThenTheUsual() {
        Forecast forecast =
                Forecaster.of(facts("100000.00", Map.of(), "9000.00", "700.00"), Stress.NONE, new BankDays());
        assertThat(on(forecast, FRIDAY).of(Flow.COSTS)).isEqualTo(Money.of("-9000.00"));
        assertThat(on(forecast, FRIDAY.plusDays(3)).of(Flow.COSTS))
                .as("with those of the weekend")
                .isEqualTo(Money.of("-2100.00"));
    }

    @Test
    void itSaysWhenCashRunsOut() {
        assertThat(of("100000.00", Stress.NONE).runsOut()).isEmpty();
        Forecast poor = of("30000.00", Stress.NONE);
        assertThat(poor.runsOut()).contains(FRIDAY.plusDays(3));
        assertThat(poor.lowest().closing())
                .isEqualTo(on(poor, LocalDate.of(2026, 12, 3)).closing());
    }

    /** 340,000 with VAT are 280,991.74 before; 80 % of that are covered, the fund holds 150,000 of them. */
    @Test
    void aClientThatFailsTakesCashAndTheFundBearsWhatIsCovered() {
        Forecast forecast = of("100000.00", Stress.clientFails(Money.of("340000.00")));
        Forecast usual = of("100000.00", Stress.NONE);
        assertThat(usual.atEnd().minus(forecast.atEnd())).isEqualTo(Money.of("340000.00"));
        assertThat(forecast.fundBears()).isEqualTo(Money.of("224793.39"));
        assertThat(forecast.beyondFund()).isEqualTo(Money.of("74793.39"));
        assertThat(forecast.notCovered()).isEqualTo(Money.of("56198.35"));
        assertThat(forecast.fundBelowAlarm()).isTrue();
    }

    @Test
    void lowTurnoverTakesMoneyInLaterAndWagesOut() {
        Forecast forecast = of("100000.00", Stress.turnoverFalls(45));
        Forecast usual = of("100000.00", Stress.NONE);
        assertThat(total(forecast, Flow.NEW_INVOICES))
                .isEqualTo(total(usual, Flow.NEW_INVOICES).minus(Money.of("135000.00")));
        assertThat(total(forecast, Flow.WAGES))
                .as("less work is paid, from ten days on")
                .isEqualTo(total(usual, Flow.WAGES).plus(Money.of("54000.00")));
        assertThat(forecast.fundBears()).isEqualTo(Money.ZERO);
    }
}
