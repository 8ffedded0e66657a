package coop.ouvrage.replay;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.spi.ChartOfAccounts;
import coop.ouvrage.replay.population.Published;
import coop.ouvrage.unit.Units;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What nobody gave the replay and the books of the year say, beside what was published. */
@ReplayOnly
@Component
class Outcomes {

    /**
     * One figure.
     *
     * @param published at the scale; null where nothing is published
     */
    record Outcome(String name, String unit, @Nullable BigDecimal published, BigDecimal lived) {}

    private final JdbcClient jdbc;
    private final ChartOfAccounts chart;
    private final Units units;
    private final ReplayedYear year;
    private final Published published = Published.read();

    Outcomes(JdbcClient jdbc, ChartOfAccounts chart, Units units, ReplayedYear year) {
        this.jdbc = jdbc;
        this.chart = chart;
        this.units = units;
        this.year = year;
    }

    List<Outcome> all() {
        List<Outcome> all = new ArrayList<>();
        all.add(new Outcome(
                "turnover",
                "EUR",
                scaled(published.value("totals", "turnover")),
                euros("account = :account", AccountRole.TURNOVER).negate()));
        all.add(new Outcome(
                "wage budget",
                "EUR",
                scaled(published.value("outcomes", "wage budget")),
                euros("account = :account and amount_cents > 0", AccountRole.JOB_BUDGET)));
        all.add(new Outcome(
                "open receivables on 31 December",
                "EUR",
                scaled(published.value("outcomes", "open receivables")),
                euros("account = :account", AccountRole.RECEIVABLE)));
        all.add(new Outcome(
                "social contributions",
                "EUR",
                scaled(published.value("outcomes", "social contributions")),
                euros("account = :account and amount_cents < 0", AccountRole.SOCIAL_SECURITY_PAYABLE)
                        .negate()));
        all.add(new Outcome("days to payment, by amount", "days", published.value("payment", "mean days"), delay()));
        all.add(new Outcome(
                "reminders",
                "letters",
                scaled(published
                        .value("outcomes", "reminders")
                        .multiply(published.value("totals", "invoices"))
                        .divide(BigDecimal.valueOf(179_878), 0, RoundingMode.HALF_UP)),
                reminders()));
        all.add(new Outcome("result of the common pot", "EUR", null, result()));
        return all;
    }

    private BigDecimal scaled(BigDecimal value) {
        return value.multiply(year.population().scale()).setScale(0, RoundingMode.HALF_UP);
    }

    private BigDecimal euros(String which, AccountRole role) {
        return jdbc.sql(
                        "select coalesce(sum(amount_cents), 0) / 100.0 from journal_line where date between :first and :last and "
                                + which)
                .param("account", chart.number(role))
                .param("first", year.first())
                .param("last", year.last())
                .query(BigDecimal.class)
                .single()
                .setScale(0, RoundingMode.HALF_UP);
    }

    private BigDecimal delay() {
        return jdbc.sql("""
                        select coalesce(sum((l.date - i.issued_on) * -l.amount_cents::numeric) / nullif(-sum(l.amount_cents), 0), 0)
                        from journal_line l join journal_entry e on e.id = l.entry_id and e.journal = 'BANK'
                        join invoice i on i.id = l.subject
                        where l.account = :account and l.amount_cents < 0""")
                .param("account", chart.number(AccountRole.RECEIVABLE))
                .query(BigDecimal.class)
                .single()
                .setScale(1, RoundingMode.HALF_UP);
    }

    private BigDecimal reminders() {
        return jdbc.sql("select count(*) from reminder").query(BigDecimal.class).single();
    }

    private BigDecimal result() {
        return jdbc.sql("""
                        select coalesce(-sum(amount_cents), 0) / 100.0 from journal_line
                        where unit = :pot and date between :first and :last and left(account, 1) in ('6', '7', '9')
                            and account <> all (:carried)""")
                .param("pot", units.pot(ReplayedYear.ENTITY))
                .param("first", year.first())
                .param("last", year.last())
                .param("carried", new String[] {
                    chart.number(AccountRole.RESULT_CARRIED), chart.number(AccountRole.BUDGETS_CARRIED)
                })
                .query(BigDecimal.class)
                .single()
                .setScale(0, RoundingMode.HALF_UP);
    }
}
