package coop.ouvrage.app.resilience;

import com.zaxxer.hikari.HikariDataSource;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.accounting.YearClosings;
import coop.ouvrage.app.Database;
import coop.ouvrage.app.Migration;
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Chart;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.Periods;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Refusal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks at what the one before left behind, closes what is open of its year, lives another and closes it, where it may be killed. */
final class ClosingVictim {

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement
    static class AsInTheApplication {}

    private static final int FIRST_YEAR = 2026;
    private static final Money EACH_YEAR = Money.of("100.00");

    private final Books books;
    private final JdbcClient jdbc;
    private final Periods periods;
    private final YearClosings years;
    private final CurrentUser user;

    private ClosingVictim(Books books) {
        this.books = books;
        this.jdbc = books.beans.getBean(JdbcClient.class);
        this.periods = books.beans.getBean(Periods.class);
        this.years = books.beans.getBean(YearClosings.class);
        this.user = books.beans.getBean(CurrentUser.class);
    }

    public static void main(String[] arguments) {
        Path data = Path.of(arguments[0]);
        int units = Integer.parseInt(arguments[1]);
        try (Database database = Database.start(data)) {
            Migration.of(database, "replay");
            try (HikariDataSource pool = Books.pool(database);
                    Books books = new Books(pool, data, AsInTheApplication.class)) {
                ClosingVictim self = new ClosingVictim(books);
                System.out.println("FOUND " + self.state());
                self.close();
                System.out.println("FINISHED open=" + self.open() + " " + self.state());
                if (units > 0) {
                    self.live(units);
                    self.measure();
                }
            }
        }
        System.out.println("ENDED");
    }

    private void measure() {
        long start = System.nanoTime();
        System.out.println("CLOSING");
        close();
        System.out.println("CLOSED in " + (System.nanoTime() - start) / 1_000_000 + " ms");
    }

    /** The year after the last one: each unit earns the same in one of its months. */
    private void live(int units) {
        int year = lastYear() + 1;
        List<EntryDraft> drafts = IntStream.range(0, units)
                .mapToObj(n -> EntryDraft.in("PROD", Journal.SALES, LocalDate.of(year, n % 12 + 1, 10))
                        .from("invoice", new UUID(year, n))
                        .key("lived:" + year + ":" + n)
                        .text("ledger.text.mistake")
                        .debit(AccountRole.BANK, EACH_YEAR, Dim.none())
                        .credit(AccountRole.TURNOVER, EACH_YEAR, Dim.unit(new UUID(7, n)))
                        .build())
                .toList();
        books.beans
                .getBean(TransactionTemplate.class)
                .executeWithoutResult(
                        status -> books.beans.getBean(Ledger.class).post(drafts));
    }

    /** Month by month, then the year: whoever comes after a crash goes on, and is refused what is closed. */
    private void close() {
        int year = lastYear();
        if (year < FIRST_YEAR) {
            return;
        }
        books.beans
                .getBean(BusinessClock.class)
                .freezeAt(LocalDate.of(year + 1, 1, 8).atTime(9, 0));
        for (int month = 1; month < 12; month++) {
            YearMonth closing = YearMonth.of(year, month);
            permit(user.asSystem(() -> periods.close("PROD", closing, null, "")).refusals());
        }
        permit(user.asSystem(() -> years.close("PROD", year, null, "")).refusals());
    }

    private static void permit(List<Refusal> refusals) {
        for (Refusal refusal : refusals) {
            if (!List.of("ledger.month_closed", "accounting.year_closed").contains(refusal.code())) {
                throw new IllegalStateException(refusal.toString());
            }
        }
    }

    private int lastYear() {
        return jdbc.sql(
                        "select coalesce(max(extract(year from date)), :before)::int from journal_entry where key like 'lived:%'")
                .param("before", FIRST_YEAR - 1)
                .query(Integer.class)
                .single();
    }

    private boolean open() {
        int year = lastYear();
        return year >= FIRST_YEAR && !YearMonth.of(year, 12).equals(periods.lastClosed("PROD"));
    }

    private String state() {
        return "torn=" + torn() + " changed=" + changed() + " broken=" + books.wrong();
    }

    /** Closed days that nobody closed, Decembers without their year, years without all their entries, sums that are not those of a month. */
    private long torn() {
        return jdbc.sql("""
                select (select count(*) from period_state s where s.closed_to is distinct from (
                            select (max(month) + interval '1 month - 1 day')::date from period_event e where e.entity = s.entity))
                    + (select count(*) from (select extract(year from month) as year from period_event where extract(month from month) = 12) d
                            full join year_closing y using (year) where d.year is null or y.id is null)
                    + (select count(*) from year_closing y where 2 * y.units <> (
                            select count(*) from journal_entry e where e.source_id = y.id))
                    + (select count(*) from closed_month_total t
                            full join (select b.entity, b.month, b.account, sum(b.debit_cents) as debit, sum(b.credit_cents) as credit
                                    from account_balance b join period_state s on s.entity = b.entity and b.month <= s.closed_to
                                    group by 1, 2, 3) b using (entity, month, account)
                            where t.debit_cents is distinct from b.debit or t.credit_cents is distinct from b.credit)""").query(Long.class).single();
    }

    /** Units whose budget is not what they earned in all their years. */
    private long changed() {
        int lived = lastYear() - FIRST_YEAR + 1;
        String[] accounts = books.beans.getBean(Chart.class).numbers(AccountRole::inBudget);
        return jdbc.sql("""
                select count(*) from (select unit, sum(credit_cents - debit_cents) as budget from account_balance
                    where account = any (:accounts) group by unit) u where budget <> :earned""")
                .param("accounts", accounts)
                .param("earned", EACH_YEAR.cents() * lived)
                .query(Long.class)
                .single();
    }
}
