package coop.ouvrage.accounting;

import static coop.ouvrage.app.testing.SmallCoop.codes;
import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.accounting.spi.StatementScheme.Form;
import coop.ouvrage.accounting.spi.StatementScheme.Statement;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.documents.Report;
import coop.ouvrage.documents.ReportPrint;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Closing;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.PeriodProposals;
import coop.ouvrage.ledger.spi.ClosingCheck;
import coop.ouvrage.money.Money;
import coop.ouvrage.web.Words;
import coop.ouvrage.words.Texts;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Statements in small books: production sold 1,000 and paid 300 of it to the co-operative for common services, on credit; 400 are
 * earned and not invoiced. Worked by hand: group turnover 1,000, no cost, 1,000 of assets.
 */
@OuvrageTest(perMethod = true, at = "2026-12-15T09:00")
class AccountingPagesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 10);
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 12, 31);

    private final Statements statements;
    private final Checklist checklist;
    private final YearProposals years;
    private final PeriodProposals months;
    private final Recharges recharges;
    private final Ledger ledger;
    private final LegalEntities entities;
    private final SmallCoop coop;
    private final CurrentUser user;
    private final BusinessClock clock;
    private final JdbcClient jdbc;

    AccountingPagesTest(
            Statements statements,
            Checklist checklist,
            YearProposals years,
            PeriodProposals months,
            Recharges recharges,
            Ledger ledger,
            LegalEntities entities,
            SmallCoop coop,
            CurrentUser user,
            BusinessClock clock,
            JdbcClient jdbc) {
        this.statements = statements;
        this.checklist = checklist;
        this.years = years;
        this.months = months;
        this.recharges = recharges;
        this.ledger = ledger;
        this.entities = entities;
        this.coop = coop;
        this.user = user;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    private void book(String entity, AccountRole debit, AccountRole credit, String amount) {
        UUID id = UUID.randomUUID();
        UUID pot = entities.get(entity).pot();
        ledger.post(EntryDraft.in(entity, Journal.SUNDRY, DAY)
                .from("test", id)
                .key("test:" + id)
                .text("ledger.text.mistake")
                .debit(debit, Money.of(amount), Dim.unit(pot).party(pot))
                .credit(credit, Money.of(amount), Dim.unit(pot).party(pot))
                .build());
    }

    private void sold() {
        book("PROD", AccountRole.BANK, AccountRole.TURNOVER, "600.00");
        book("PROD", AccountRole.ACCRUED_INCOME, AccountRole.TURNOVER, "400.00");
        book("PROD", AccountRole.INTERNAL_PURCHASES, AccountRole.DUE_TO_ENTITY, "300.00");
        book("COOP", AccountRole.DUE_FROM_ENTITY, AccountRole.INTERNAL_SALES, "300.00");
    }

    private List<Money> line(StatementTable table, String code) {
        return table.rows().stream()
                .filter(row -> row.code().equals(code))
                .findFirst()
                .orElseThrow()
                .amounts();
    }

    private static List<Money> euro(String... amounts) {
        return java.util.Arrays.stream(amounts).map(Money::of).toList();
    }

    @Test
    void theGroupHasNeitherWhatItsEntitiesChargeNorWhatTheyOweEachOther() {
        sold();
        StatementTable income = user.asSystem(() -> statements.ofGroup(Statement.INCOME, FIRST, LAST, Locale.ENGLISH));
        assertThat(income.columns()).containsExactly("COOP", "PROD", "TRAIN", "-", "2026", "2025");
        assertThat(line(income, "70")).isEqualTo(euro("300", "1000", "0", "-300", "1000", "0"));
        assertThat(line(income, "61")).isEqualTo(euro("0", "300", "0", "-300", "0", "0"));
        assertThat(line(income, "9904")).isEqualTo(euro("300", "700", "0", "0", "1000", "0"));
        assertThat(income.differences()).isEmpty();
        StatementTable sheet =
                user.asSystem(() -> statements.ofGroup(Statement.BALANCE_SHEET, FIRST, LAST, Locale.ENGLISH));
        assertThat(line(sheet, "20/58")).isEqualTo(euro("300", "1000", "0", "-300", "1000", "0"));
        assertThat(line(sheet, "10/49")).isEqualTo(line(sheet, "20/58"));
        assertThat(line(sheet, "490/1")).isEqualTo(euro("0", "400", "0", "0", "400", "0"));
        assertThat(coop.wrong()).isEmpty();
    }

    @Test
    void aStatementStandsAtAnyDayAndInEitherForm() {
        sold();
        LocalDate eve = DAY.minusDays(1);
        StatementTable before =
                user.asSystem(() -> statements.of(Statement.BALANCE_SHEET, "PROD", FIRST, eve, Locale.ENGLISH));
        assertThat(line(before, "20/58")).isEqualTo(euro("0", "0"));
        StatementTable income =
                user.asSystem(() -> statements.of(Statement.INCOME, "PROD", FIRST, DAY, Locale.ENGLISH));
        assertThat(line(income.in(Form.FULL), "70")).isEqualTo(euro("1000", "0"));
        assertThat(codesOf(income.in(Form.FULL))).contains("70/76A", "9901").doesNotContain("9900");
        assertThat(line(income.in(Form.ABBREVIATED), "9900")).isEqualTo(euro("700", "0"));
        assertThat(codesOf(income.in(Form.ABBREVIATED)))
                .contains("9901", "9905")
                .doesNotContain("60/66A");
        assertThat(line(income, "9905")).isEqualTo(line(income, "9904"));
    }

    private static List<String> codesOf(StatementTable table) {
        return table.rows().stream().map(StatementTable.Row::code).toList();
    }

    @Test
    void theCooperativeChargesTheContributionOfAMonthOnceInBothBooks() {
        UUID unit = coop.unit(coop.person("Anna", "Ars"));
        ledger.post(EntryDraft.in("PROD", Journal.SALES, DAY)
                .from("test", unit)
                .key("test:" + unit)
                .text("ledger.text.mistake")
                .debit(AccountRole.CONTRIBUTION, Money.of("65"), Dim.unit(unit))
                .credit(
                        AccountRole.CONTRIBUTION,
                        Money.of("65"),
                        Dim.unit(entities.get("PROD").pot()))
                .build());
        YearMonth month = YearMonth.from(DAY);
        assertThat(codes(user.asSystem(() -> recharges.book("PROD", month)))).containsExactly("ledger.month_not_over");
        clock.freezeAt(LocalDateTime.parse("2027-01-08T09:00"));
        assertThat(user.asSystem(() -> recharges.book("PROD", month)).orThrow()).isEqualTo(Money.of("65"));
        assertThat(codes(user.asSystem(() -> recharges.book("PROD", month))))
                .containsExactly("accounting.recharge_done");
        assertThat(codes(user.asSystem(() -> recharges.book("TRAIN", month))))
                .containsExactly("accounting.recharge_none");
        StatementTable income = user.asSystem(() -> statements.ofGroup(Statement.INCOME, FIRST, LAST, Locale.ENGLISH));
        assertThat(line(income, "9904")).isEqualTo(euro("65", "-65", "0", "0", "0", "0"));
        assertThat(income.differences()).isEmpty();
        assertThat(coop.wrong()).isEmpty();
    }

    @Test
    void aDifferenceBetweenEntitiesIsListedAndNotHidden() {
        sold();
        book("PROD", AccountRole.INTERNAL_PURCHASES, AccountRole.DUE_TO_ENTITY, "0.01");
        StatementTable income = user.asSystem(() -> statements.ofGroup(Statement.INCOME, FIRST, LAST, Locale.ENGLISH));
        assertThat(income.differences())
                .extracting(StatementTable.Difference::amount)
                .contains(Money.of("0.01"));
    }

    @Test
    void theChecklistKeepsAMonthOpenWhileALineWaits() {
        sold();
        Actor one = coop.officer(Role.FINANCE);
        assertThat(user.as(one, () -> checklist.of("PROD", YearMonth.of(2026, 11))))
                .noneMatch(item -> item.state() == ClosingCheck.State.BLOCKS);
        jdbc.sql("""
                insert into pay_run (id, entity, credited_on, executed_on, release_before, state, prepared_on, prepared_at)
                values (gen_random_uuid(), 'PROD', '2026-11-20', '2026-11-19', '2026-11-18', 'PREPARED', '2026-11-17', now())""").update();
        assertThat(user.as(one, () -> checklist.of("PROD", YearMonth.of(2026, 11)))
                        .getFirst()
                        .code())
                .isEqualTo("pay_runs");
        assertThat(codes(user.as(one, () -> months.propose("PROD", YearMonth.of(2026, 11), Closing.Kind.CLOSED, ""))))
                .containsExactly("ledger.checklist_blocks");
        clock.freezeAt(LocalDateTime.parse("2027-01-08T09:00"));
        assertThat(codes(user.as(one, () -> years.propose("PROD", 2026, ""))))
                .containsExactly("accounting.checklist_blocks");
    }

    @Test
    void aYearIsClosedByTwoPersons() {
        sold();
        clock.freezeAt(LocalDateTime.parse("2027-01-08T09:00"));
        Actor one = coop.officer(Role.FINANCE);
        Actor two = coop.officer(Role.FINANCE);
        assertThat(codes(user.as(one, () -> years.confirm("PROD")))).containsExactly("accounting.no_proposal");
        user.as(one, () -> years.propose("PROD", 2026, "accounts of 2026")).orThrow();
        assertThat(codes(user.as(one, () -> years.confirm("PROD")))).containsExactly("accounting.own_proposal");
        YearClosing closed = user.as(two, () -> years.confirm("PROD")).orThrow();
        assertThat(closed.result()).isEqualTo(Money.of("700.00"));
        StatementTable sheet =
                user.as(two, () -> statements.of(Statement.BALANCE_SHEET, "PROD", FIRST, LAST, Locale.ENGLISH));
        assertThat(line(sheet, "14")).isEqualTo(euro("700", "0"));
        assertThat(line(sheet, "6/7")).isEqualTo(euro("0", "0"));
        assertThat(coop.wrong()).isEmpty();
    }

    @Test
    void aStatementPrints() {
        sold();
        Words words = new Words(Texts.load(), "fr", DAY);
        StatementTable sheet =
                user.asSystem(() -> statements.ofGroup(Statement.BALANCE_SHEET, FIRST, LAST, Locale.FRENCH));
        Report.Table table = StatementReport.table("bilan", "Bilan", sheet, words);
        Report report = new Report(
                "fr",
                "La Traverse",
                "Bilan",
                "2026",
                "La Traverse",
                List.of(new Report.Section("s1", "Bilan", "", List.of(table))));
        assertThat(ReportPrint.pdf(report)).startsWith('%', 'P', 'D', 'F');
        assertThat(ReportPrint.html(report)).contains("Total de l&#39;actif".replace("&#39;", "'"));
    }
}
