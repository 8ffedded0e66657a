package coop.ouvrage.accounting;

import static coop.ouvrage.app.testing.SmallCoop.codes;
import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.Periods;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.unit.Budgets;
import coop.ouvrage.unit.Units;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * J17 in small books, worked by hand. Unit A earns 1,000, pays 65 contribution and 400 job budget: 535 left. Unit B brought in 200
 * and spent 50 on costs: 150 left. Unit C spent 30 that it did not have. The pot has 65 + 400 and wages of 380: 85.
 */
@OuvrageTest(perMethod = true, at = "2026-12-15T09:00")
class YearClosingsTest {

    private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 10);

    private final YearClosings closings;
    private final Ledger ledger;
    private final Periods periods;
    private final Budgets budgets;
    private final Units units;
    private final SmallCoop coop;
    private final CurrentUser user;
    private final BusinessClock clock;
    private UUID pot = UUID.randomUUID();
    private UUID a = UUID.randomUUID();
    private UUID b = UUID.randomUUID();
    private UUID c = UUID.randomUUID();

    YearClosingsTest(
            YearClosings closings,
            Ledger ledger,
            Periods periods,
            Budgets budgets,
            Units units,
            SmallCoop coop,
            CurrentUser user,
            BusinessClock clock) {
        this.closings = closings;
        this.ledger = ledger;
        this.periods = periods;
        this.budgets = budgets;
        this.units = units;
        this.coop = coop;
        this.user = user;
        this.clock = clock;
    }

    private void book(
            LocalDate date, AccountRole debit, UUID debitUnit, AccountRole credit, UUID creditUnit, String amount) {
        UUID id = UUID.randomUUID();
        ledger.post(EntryDraft.in("PROD", Journal.SUNDRY, date)
                .from("test", id)
                .key("test:" + id)
                .text("ledger.text.mistake")
                .debit(debit, Money.of(amount), Dim.unit(debitUnit))
                .credit(credit, Money.of(amount), Dim.unit(creditUnit))
                .build());
    }

    @BeforeEach
    void books() {
        pot = units.pot("PROD");
        a = coop.unit(coop.person("Anna", "Ars"));
        b = coop.unit(coop.person("Bert", "Brun"));
        c = coop.unit(coop.person("Cem", "Can"));
        book(DECEMBER, AccountRole.BANK, pot, AccountRole.TURNOVER, a, "1000.00");
        book(DECEMBER, AccountRole.CONTRIBUTION, a, AccountRole.CONTRIBUTION, pot, "65.00");
        book(DECEMBER, AccountRole.JOB_BUDGET, a, AccountRole.JOB_BUDGET, pot, "400.00");
        book(DECEMBER, AccountRole.GROSS_WAGES, pot, AccountRole.SOCIAL_SECURITY_PAYABLE, pot, "380.00");
        book(DECEMBER, AccountRole.BANK, pot, AccountRole.OPENING, b, "200.00");
        book(DECEMBER, AccountRole.COSTS_OF_UNITS, b, AccountRole.BANK, pot, "50.00");
        book(DECEMBER, AccountRole.COSTS_OF_UNITS, c, AccountRole.BANK, pot, "30.00");
    }

    private Outcome<YearClosing> close(int year) {
        return user.asSystem(() -> closings.close("PROD", year, null, "accounts of the year"));
    }

    private void nowIs(String moment) {
        clock.freezeAt(LocalDateTime.parse(moment));
    }

    private Money at(AccountRole role, LocalDate month) {
        return ledger.balancesAt("PROD", month).stream()
                .filter(t -> t.account().equals(number(role)))
                .map(t -> t.balance())
                .findFirst()
                .orElse(Money.ZERO);
    }

    private static String number(AccountRole role) {
        return switch (role) {
            case OPENING -> "140";
            case BUDGETS_ACCRUED -> "4921";
            case BUDGETS_CARRIED -> "619";
            default -> "693";
        };
    }

    @Test
    void unspentBudgetsAreADebtOnTheLastDayAndTheUnitsAgainOnTheFirst() {
        nowIs("2027-01-08T09:00");
        YearClosing closing = close(2026).orThrow();
        assertThat(closing.units()).isEqualTo(4);
        assertThat(closing.carried()).isEqualTo(Money.of("685.00"));
        assertThat(closing.negativeUnits()).isEqualTo(1);
        assertThat(closing.negative()).isEqualTo(Money.of("-30.00"));
        // The pot's 85 less the 30 that unit C spent without having them.
        assertThat(closing.result()).isEqualTo(Money.of("55.00"));
        LocalDate december = LocalDate.of(2026, 12, 1);
        assertThat(at(AccountRole.BUDGETS_ACCRUED, december)).isEqualTo(Money.of("-685.00"));
        assertThat(at(AccountRole.BUDGETS_ACCRUED, december.plusMonths(1))).isEqualTo(Money.ZERO);
        // B's own 200 is no cost: 535 for A, 150 less 200 for B.
        assertThat(at(AccountRole.BUDGETS_CARRIED, december)).isEqualTo(Money.of("485.00"));
        assertThat(at(AccountRole.OPENING, december)).isEqualTo(Money.of("-55.00"));
        assertThat(periods.lastClosed("PROD")).isEqualTo(YearMonth.of(2026, 12));
        assertThat(coop.wrong()).isEmpty();
    }

    @Test
    void noUnitHasACentMoreOrLessAfterwards() {
        nowIs("2027-01-08T09:00");
        close(2026).orThrow();
        assertThat(budgets.of(a).budget()).isEqualTo(Money.of("535.00"));
        assertThat(budgets.of(b).budget()).isEqualTo(Money.of("150.00"));
        assertThat(budgets.of(c).budget()).isEqualTo(Money.of("-30.00"));
        Money ofPot = Money.ZERO;
        for (var balance : ledger.unitBalances("PROD", pot).entrySet()) {
            ofPot = balance.getKey().inBudget() ? ofPot.minus(balance.getValue()) : ofPot;
        }
        assertThat(ofPot).isEqualTo(Money.of("85.00"));
    }

    @Test
    void theNextYearBeginsWhereThisOneEnded() {
        nowIs("2027-01-08T09:00");
        close(2026).orThrow();
        LocalDate spring = LocalDate.of(2027, 3, 1);
        book(spring, AccountRole.COSTS_OF_UNITS, a, AccountRole.BANK, pot, "35.00");
        book(spring, AccountRole.BANK, pot, AccountRole.TURNOVER, c, "100.00");
        nowIs("2027-12-31T09:00");
        for (int month = 1; month <= 11; month++) {
            periods.close("PROD", YearMonth.of(2027, month), null, "").orThrow();
        }
        nowIs("2028-01-05T09:00");
        YearClosing second = close(2027).orThrow();
        // A has 500, B 150, C 100 - 30; C's earlier loss of 30 is income of the entity now.
        assertThat(second.carried()).isEqualTo(Money.of("720.00"));
        assertThat(second.result()).isEqualTo(Money.of("30.00"));
        assertThat(second.negativeUnits()).isZero();
        assertThat(budgets.of(c).budget()).isEqualTo(Money.of("70.00"));
        assertThat(coop.wrong()).isEmpty();
    }

    @Test
    void aYearIsClosedOnceAndWhenItIsOver() {
        assertThat(codes(close(2026))).containsExactly("ledger.month_not_over");
        nowIs("2027-01-08T09:00");
        close(2026).orThrow();
        assertThat(codes(close(2026))).containsExactly("accounting.year_closed", "ledger.month_closed");
    }
}
