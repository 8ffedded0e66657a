package coop.ouvrage.app.ledger;

import static coop.ouvrage.app.ledger.Bookings.DAY;
import static coop.ouvrage.app.ledger.Bookings.euro;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.TestDatabase;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.EntryId;
import coop.ouvrage.ledger.JournalEntry;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LinePage;
import coop.ouvrage.ledger.LineQuery;
import coop.ouvrage.ledger.NumberSeries;
import coop.ouvrage.ledger.Periods;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Timeout(60)
@OuvrageTest(perMethod = true)
class PostingTest {

    private final Ledger ledger;
    private final LegalEntities entities;
    private final NumberSeries numbers;
    private final Periods periods;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final UUID unit = TimeOrderedId.next();
    private final UUID client = TimeOrderedId.next();
    private UUID pot = unit;

    PostingTest(
            Ledger ledger,
            LegalEntities entities,
            NumberSeries numbers,
            Periods periods,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.ledger = ledger;
        this.entities = entities;
        this.numbers = numbers;
        this.periods = periods;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @BeforeEach
    void findPot() {
        pot = entities.get("PROD").pot();
    }

    private EntryDraft invoice(LocalDate date) {
        return Bookings.invoice(unit, client, pot, date, "2026-0001");
    }

    @Test
    void writesAnEntryAndEveryBalanceItChanges() {
        EntryDraft draft = invoice(DAY);
        EntryId id = ledger.post(draft);

        JournalEntry entry = ledger.entry(id);
        assertThat(entry.lines()).hasSize(5);
        assertThat(entry.lines().getFirst().account()).isEqualTo("400");
        assertThat(entry.arguments()).containsEntry("number", "2026-0001");
        assertThat(ledger.balance("PROD", AccountRole.RECEIVABLE, null)).isEqualTo(euro("1210.00"));
        assertThat(ledger.partyBalance("PROD", AccountRole.RECEIVABLE, client)).isEqualTo(euro("1210.00"));
        assertThat(ledger.unitBalances("PROD", unit))
                .containsEntry(AccountRole.TURNOVER, euro("-1000.00"))
                .containsEntry(AccountRole.CONTRIBUTION, euro("65.00"));
        assertThat(ledger.balance("PROD", AccountRole.CONTRIBUTION, pot)).isEqualTo(euro("-65.00"));
        assertThat(ledger.balance("PROD", AccountRole.CONTRIBUTION, null)).isEqualTo(euro("0.00"));
        assertThat(ledger.subjectBalances("PROD", unit, draft.sourceId()))
                .containsEntry(AccountRole.TURNOVER, euro("-1000.00"));
    }

    @Test
    void postsTheSameKeyOnce() {
        EntryDraft draft = invoice(DAY);
        EntryId first = ledger.post(draft);
        assertThat(ledger.post(List.of(invoice(DAY), draft)).get(1)).isEqualTo(first);
        assertThat(ledger.balance("PROD", AccountRole.RECEIVABLE, null)).isEqualTo(euro("2420.00"));
    }

    @Test
    void postsTheSameKeyOnceFromManyThreads() throws Exception {
        EntryDraft draft = invoice(DAY);
        List<EntryId> ids = together(8, () -> ledger.post(draft));
        assertThat(ids).hasSize(8).containsOnly(ids.getFirst());
        assertThat(ledger.balance("PROD", AccountRole.RECEIVABLE, null)).isEqualTo(euro("1210.00"));
    }

    @Test
    void leavesNothingOfATransactionThatFails() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    ledger.post(invoice(DAY));
                    numbers.next("PROD", "invoice", 2026);
                    throw new IllegalStateException("the document was not written");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(ledger.unitBalances("PROD", unit)).isEmpty();
        assertThat(transaction.<Long>execute(s -> numbers.next("PROD", "invoice", 2026)))
                .isEqualTo(1);
    }

    @Test
    void reversesOnce() {
        EntryId id = ledger.post(invoice(DAY));
        EntryId reversal = ledger.reverse(id, DAY, "ledger.text.mistake");
        assertThat(ledger.reverse(id, DAY.plusDays(1), "ledger.text.mistake")).isEqualTo(reversal);
        assertThat(ledger.entry(reversal).reverses()).isEqualTo(id);
        assertThat(ledger.balance("PROD", AccountRole.RECEIVABLE, null)).isEqualTo(euro("0.00"));
        assertThat(ledger.unitBalances("PROD", unit).values()).containsOnly(euro("0.00"));
    }

    @Test
    void booksADateInAClosedMonthOnTheFirstOpenDayAndSaysSo() {
        periods.close("PROD", YearMonth.of(2026, 10), null, "month done").orThrow();
        JournalEntry late = ledger.entry(ledger.post(invoice(LocalDate.of(2026, 9, 3))));
        assertThat(late.date()).isEqualTo(LocalDate.of(2026, 11, 1));
        assertThat(late.documentDate()).isEqualTo(LocalDate.of(2026, 9, 3));
        assertThat(late.isBookedLater()).isTrue();
        assertThat(ledger.entry(ledger.post(invoice(DAY))).isBookedLater()).isFalse();
    }

    @Test
    void aClosedMonthKeepsHowManyEntriesItHasAndAReopenedOneDoesNot() {
        ledger.post(invoice(LocalDate.of(2026, 9, 3)));
        ledger.post(invoice(LocalDate.of(2026, 10, 1)));
        ledger.post(invoice(LocalDate.of(2026, 10, 31)));
        ledger.post(invoice(DAY));
        periods.close("PROD", YearMonth.of(2026, 10), null, "month done").orThrow();
        assertThat(counted()).containsExactly("2026-09-01 1", "2026-10-01 2");
        periods.reopen("PROD", YearMonth.of(2026, 10), null, "mistake").orThrow();
        assertThat(counted()).containsExactly("2026-09-01 1");
        ledger.post(invoice(LocalDate.of(2026, 10, 31)));
        periods.close("PROD", YearMonth.of(2026, 10), null, "month done").orThrow();
        assertThat(counted()).containsExactly("2026-09-01 1", "2026-10-01 3");
    }

    private List<String> counted() {
        return jdbc.sql(
                        "select month || ' ' || entries from closed_month_entry where source_type = 'invoice' order by month")
                .query(String.class)
                .list();
    }

    @Test
    void theDatabaseRefusesAnEntryThatDoesNotBalanceOrComesInPieces() throws SQLException {
        EntryId id = ledger.post(invoice(DAY));
        try (Connection superuser = TestDatabase.get().superuser()) {
            assertRefused(
                    superuser,
                    "insert into journal_line select gen_random_uuid(), 1, 'PROD', date '2026-11-20', '400', 5");
            assertRefused(superuser, """
                    insert into journal_line (entry_id, line, entity, date, account, amount_cents)
                    values ('%s', 6, 'PROD', '2026-11-20', '400', 5), ('%s', 7, 'PROD', '2026-11-20', '400', -5)""".formatted(id, id));
            assertRefused(superuser, """
                    insert into journal_line_2026 (entry_id, line, entity, date, account, amount_cents)
                    values ('%s', 6, 'PROD', '2026-11-20', '400', 5)""".formatted(id));
        }
    }

    @Test
    void theDatabaseRefusesEveryChange() throws SQLException {
        ledger.post(invoice(DAY));
        try (Connection superuser = TestDatabase.get().superuser()) {
            for (String table : List.of("journal_entry", "journal_line", "journal_line_2026")) {
                assertRefused(superuser, "delete from " + table);
                assertRefused(superuser, "truncate " + table + " cascade");
            }
            assertRefused(superuser, "update journal_line set amount_cents = 1");
            assertRefused(superuser, "update journal_line_2026 set amount_cents = 1");
            assertRefused(superuser, "update journal_entry set key = 'x'");
        }
        assertThatThrownBy(() -> jdbc.sql("delete from journal_line_2026").update())
                .hasStackTraceContaining("permission denied");
    }

    private static void assertRefused(Connection connection, String sql) {
        assertThatThrownBy(() -> connection.createStatement().execute(sql)).isInstanceOf(SQLException.class);
    }

    @Test
    void numbersHaveNoGapsWhoeverDraws() throws Exception {
        List<Long> drawn = together(20, () -> transaction.<Long>execute(s -> numbers.next("PROD", "invoice", 2026)));
        assertThat(drawn)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 20).mapToObj(Long::valueOf).toList());
        assertThat(transaction.<Long>execute(s -> numbers.draw("PROD", "invoice", 2026, 10)))
                .isEqualTo(21);
        assertThat(transaction.<Long>execute(s -> numbers.next("PROD", "invoice", 2026)))
                .isEqualTo(31);
        assertThat(transaction.<Long>execute(s -> numbers.next("PROD", "invoice", 2027)))
                .isEqualTo(1);
    }

    @Test
    void manyWritersLoseNothing() throws Exception {
        together(40, () -> ledger.post(invoice(DAY)));
        assertThat(ledger.balance("PROD", AccountRole.RECEIVABLE, null)).isEqualTo(euro("48400.00"));
        assertThat(ledger.balance("PROD", AccountRole.CONTRIBUTION, pot)).isEqualTo(euro("-2600.00"));
    }

    @Test
    void pagesThroughTheLinesWithoutLosingOrRepeatingOne() {
        for (int i = 0; i < 7; i++) {
            ledger.post(invoice(DAY.minusDays(i / 2)));
        }
        List<String> seen = new ArrayList<>();
        LinePage page = ledger.lines(LineQuery.of("PROD").unit(unit).size(3));
        while (true) {
            page.lines().forEach(line -> seen.add(line.entry() + "/" + line.line()));
            if (page.next() == null) {
                break;
            }
            page = ledger.lines(LineQuery.of("PROD").unit(unit).size(3).after(page.next()));
        }
        assertThat(seen).hasSize(14).doesNotHaveDuplicates();
    }

    private static <T> List<T> together(int threads, Callable<T> work) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<T> results = new ArrayList<>();
            for (Future<T> result : pool.invokeAll(java.util.Collections.nCopies(threads, work))) {
                results.add(result.get());
            }
            return results;
        }
    }
}
