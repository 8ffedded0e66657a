package coop.ouvrage.takings;

import static coop.ouvrage.app.testing.SmallCoop.codes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Money;
import coop.ouvrage.statutory.Span;
import coop.ouvrage.statutory.VatReturns;
import coop.ouvrage.takings.Taking.Method;
import coop.ouvrage.treasury.spi.BankLine;
import coop.ouvrage.treasury.spi.Claim;
import coop.ouvrage.unit.Budgets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A market stall: sales of three rates, cash and card, a count that differs, a line taken back, the books and the VAT return. */
@OuvrageTest(perMethod = true)
class TillBookTest {

    private final TillBook book;
    private final TillReading reading;
    private final TakingsClaimant claimant;
    private final Budgets budgets;
    private final Ledger ledger;
    private final VatReturns returns;
    private final SmallCoop coop;
    private final CurrentUser user;
    private final JdbcClient jdbc;
    private final BusinessTime time;

    private final UUID holder = UUID.randomUUID();
    private UUID unit = holder;

    TillBookTest(
            TillBook book,
            TillReading reading,
            TakingsClaimant claimant,
            Budgets budgets,
            Ledger ledger,
            VatReturns returns,
            SmallCoop coop,
            CurrentUser user,
            JdbcClient jdbc,
            BusinessTime time) {
        this.book = book;
        this.reading = reading;
        this.claimant = claimant;
        this.budgets = budgets;
        this.ledger = ledger;
        this.returns = returns;
        this.coop = coop;
        this.user = user;
        this.jdbc = jdbc;
        this.time = time;
    }

    @BeforeEach
    void aStall() {
        unit = coop.unit(holder);
    }

    @Test
    void aDayIsWrittenCountedAndBookedByRate() {
        LocalDate today = time.today();
        sold(today, Supply.GOODS, "", "121.00", Method.CASH);
        sold(today, Supply.BOOKS, "songbook", "10.60", Method.CARD);
        sold(today, Supply.CATERING, "soup", "11.20", Method.CASH);
        assertThat(codes(closed(today, "130.00", "0.00", ""))).containsExactly("takings.count_differs");
        TillDay day = closed(today, "30.20", "100.00", "two euros of change too little")
                .orThrow();

        assertThat(day.number()).isEqualTo("R" + today.getYear() + "-00001");
        assertThat(day.difference()).isEqualTo(Money.of("-2.00"));
        assertThat(day.net()).isEqualTo(Money.of("120.00"));
        assertThat(day.vat()).isEqualTo(Money.of("22.80"));
        assertThat(ledger.balance("PROD", AccountRole.CASH, unit)).isEqualTo(Money.of("30.20"));
        assertThat(ledger.balance("PROD", AccountRole.TAKINGS_UNDERWAY, unit)).isEqualTo(Money.of("110.60"));
        assertThat(budgets.of(unit).had())
                .as("net less 6.5 % contribution and the difference")
                .isEqualTo(Money.of("110.20"));
        var grids = user.as(
                coop.officer(Role.FINANCE),
                () -> returns.of("PROD", Span.month(YearMonth.from(today))).grids());
        assertThat(grids)
                .containsEntry("01", Money.of("10.00"))
                .containsEntry("02", Money.of("10.00"))
                .containsEntry("03", Money.of("100.00"))
                .containsEntry("54", Money.of("22.80"));
        assertThat(coop.wrong()).isEmpty();

        BankLine card = credit("10.60");
        Claim found = claimant.proposals(card).getFirst();
        assertThat(found.certainty().isAutomatic()).isFalse();
        assertThat(claimant.proposals(credit("10.59"))).isEmpty();
        assertThat(claimant.search(card, "plié")).hasSize(1);
        user.asSystem(() -> claimant.settle(card, found));
        assertThat(ledger.balance("PROD", AccountRole.TAKINGS_UNDERWAY, unit)).isEqualTo(Money.of("100.00"));
        assertThatThrownBy(() -> user.asSystem(() -> claimant.settle(credit("100.01"), found)))
                .hasMessageContaining("takings.not_underway");
        user.asSystem(() -> claimant.undo(card));
        assertThat(ledger.balance("PROD", AccountRole.TAKINGS_UNDERWAY, unit)).isEqualTo(Money.of("110.60"));
    }

    private BankLine credit(String amount) {
        return new BankLine(
                UUID.randomUUID(),
                "PROD",
                time.today(),
                Money.of(amount),
                "Card company",
                "",
                "",
                List.of(),
                "",
                "",
                "",
                "",
                "",
                null,
                1);
    }

    @Test
    void whatIsWrongIsTakenBackByALineOfItsOwn() {
        LocalDate yesterday = time.today().minusDays(1);
        Taking wrong = sold(yesterday, Supply.GOODS, "", "242.00", Method.CASH);
        closed(yesterday, "242.00", "0.00", "").orThrow();
        assertThat(codes(user.as(SmallCoop.member(holder), () -> book.takeBack(wrong.id(), " "))))
                .containsExactly("takings.reason_missing");
        Taking back = user.as(SmallCoop.member(holder), () -> book.takeBack(wrong.id(), "typed twice"))
                .orThrow();
        assertThat(back.gross()).isEqualTo(Money.of("-242.00"));
        assertThat(back.nr()).isEqualTo(2);
        assertThat(codes(user.as(SmallCoop.member(holder), () -> book.takeBack(wrong.id(), "again"))))
                .containsExactly("takings.taken_back");
        closed(time.today(), "0.00", "0.00", "").orThrow();
        assertThat(ledger.balance("PROD", AccountRole.TURNOVER, unit)).isEqualTo(Money.ZERO);
        assertThat(ledger.balance("PROD", AccountRole.OUTPUT_VAT, null)).isEqualTo(Money.ZERO);
        assertThatThrownBy(() -> jdbc.sql("update taking set gross_cents = 1").update())
                .hasMessageContaining("never changed");
        assertThat(coop.wrong()).isEmpty();
    }

    @Test
    void daysAreClosedInOrderAndDaysWithoutSalesToo() {
        LocalDate first = time.today().minusDays(4);
        closed(first, "50.00", "0.00", "change to begin with").orThrow();
        sold(first.plusDays(2), Supply.GOODS, "", "10.00", Method.CARD);
        assertThat(codes(closed(time.today(), "50.00", "0.00", ""))).containsExactly("takings.earlier_day_open");
        closed(first.plusDays(2), "50.00", "0.00", "").orThrow();
        assertThat(codes(closed(first, "50.00", "0.00", ""))).containsExactly("takings.day_closed");
        assertThat(codes(closed(time.today().plusDays(1), "-1.00", "0.00", "thrown out")))
                .containsExactly("takings.day_ahead", "takings.count_negative");
        var days = user.as(SmallCoop.member(holder), () -> reading.days(unit, first, time.today(), 10));
        assertThat(days).extracting(TillDay::day).containsExactly(first.plusDays(2), first.plusDays(1), first);
        assertThat(days.get(1).gross()).isEqualTo(Money.ZERO);
        assertThat(coop.wrong()).isEmpty();
    }

    @Test
    void whatDoesNotBelongInTheJournalIsRefused() {
        LocalDate today = time.today();
        assertThat(codes(record(today, Supply.BUILDING, "wall", "10.00"))).containsExactly("takings.supply_refused");
        assertThat(codes(record(today, Supply.GOODS, "", "250.01"))).containsExactly("takings.description_missing");
        assertThat(codes(record(today, Supply.BOOKS, "", "1.00"))).containsExactly("takings.description_missing");
        assertThat(codes(record(today, Supply.GOODS, "x".repeat(201), "1.00")))
                .containsExactly("takings.text_too_long");
        assertThat(codes(record(today.plusDays(1), Supply.GOODS, "", "0.00")))
                .containsExactly("takings.day_ahead", "takings.amount_missing");
        assertThatThrownBy(() -> user.as(SmallCoop.member(UUID.randomUUID()), () -> reading.open(unit)))
                .isInstanceOf(AccessDenied.class);
        UUID closedUnit = unit;
        jdbc.sql("update production_unit set closed_on = :day where id = :id")
                .param("day", today)
                .param("id", closedUnit)
                .update();
        assertThat(codes(record(today, Supply.GOODS, "", "1.00"))).containsExactly("takings.unit_not_open");
    }

    private Taking sold(LocalDate day, Supply supply, String what, String gross, Method method) {
        return user.as(
                        SmallCoop.member(holder),
                        () -> book.record(unit, new TillBook.Sold(day, supply, what, Money.of(gross), method)))
                .orThrow();
    }

    private coop.ouvrage.refusal.Outcome<Taking> record(LocalDate day, Supply supply, String what, String gross) {
        return user.as(
                SmallCoop.member(holder),
                () -> book.record(unit, new TillBook.Sold(day, supply, what, Money.of(gross), Method.CASH)));
    }

    private coop.ouvrage.refusal.Outcome<TillDay> closed(LocalDate day, String counted, String bank, String why) {
        return as(() -> book.close(unit, new TillBook.Count(day, Money.of(counted), Money.of(bank), why)));
    }

    private <T> T as(Supplier<T> action) {
        return user.as(SmallCoop.member(holder), action);
    }
}
