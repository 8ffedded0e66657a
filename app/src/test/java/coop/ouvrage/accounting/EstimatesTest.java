package coop.ouvrage.accounting;

import static coop.ouvrage.app.testing.SmallCoop.codes;
import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.country.be.ledger.WinBooks;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.AccountTurnover;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.Periods;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.unit.Units;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Estimates, worked by hand: 1,000 before VAT overdue by 100 days at 25 %, 400 by 400 days at 100 %: 650 thought lost. */
@OuvrageTest(perMethod = true, at = "2026-11-20T09:00")
class EstimatesTest {

    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    private final Accruals accruals;
    private final WriteDowns writeDowns;
    private final StructureBudgets budgets;
    private final AuditFile auditFile;
    private final Ledger ledger;
    private final Periods periods;
    private final Units units;
    private final SmallCoop coop;
    private final CurrentUser user;
    private final JdbcClient jdbc;

    EstimatesTest(
            Accruals accruals,
            WriteDowns writeDowns,
            StructureBudgets budgets,
            AuditFile auditFile,
            Ledger ledger,
            Periods periods,
            Units units,
            SmallCoop coop,
            CurrentUser user,
            JdbcClient jdbc) {
        this.accruals = accruals;
        this.writeDowns = writeDowns;
        this.budgets = budgets;
        this.auditFile = auditFile;
        this.ledger = ledger;
        this.periods = periods;
        this.units = units;
        this.coop = coop;
        this.user = user;
        this.jdbc = jdbc;
    }

    private Outcome<?> accrue(AccountRole account, String amount, String reason) {
        return user.asSystem(
                () -> accruals.book("PROD", Accruals.Kind.ACCRUED_COST, NOVEMBER, account, Money.of(amount), reason));
    }

    private Money at(String account, LocalDate month) {
        return ledger.balancesAt("PROD", month).stream()
                .filter(turnover -> turnover.account().equals(account))
                .map(AccountTurnover::balance)
                .findFirst()
                .orElse(Money.ZERO);
    }

    @Test
    void anEstimateIsTakenBackByItself() {
        assertThat(accrue(AccountRole.BANK_CHARGES, "120.00", "invoice of the bank to come")
                        .isDone())
                .isTrue();
        assertThat(at("4920", NOVEMBER.atDay(1))).isEqualTo(Money.of("-120.00"));
        assertThat(at("657", NOVEMBER.atDay(1))).isEqualTo(Money.of("120.00"));
        assertThat(at("4920", NOVEMBER.plusMonths(1).atDay(1))).isEqualTo(Money.ZERO);
        assertThat(at("657", NOVEMBER.plusMonths(1).atDay(1))).isEqualTo(Money.ZERO);
        assertThat(coop.wrong()).isEmpty();
    }

    @Test
    void anEstimateWithoutAmountAccountReasonOrOpenMonthIsRefused() {
        assertThat(codes(accrue(AccountRole.BANK, "0.00", " ")))
                .containsExactly(
                        "accounting.accrual_amount", "accounting.accrual_account", "accounting.accrual_reason");
        user.asSystem(() -> periods.close("PROD", YearMonth.of(2026, 10), null, ""))
                .orThrow();
        assertThat(codes(user.asSystem(() -> accruals.book(
                        "PROD",
                        Accruals.Kind.DEFERRED_INCOME,
                        YearMonth.of(2026, 10),
                        AccountRole.TURNOVER,
                        Money.of("1.00"),
                        "late"))))
                .containsExactly("accounting.accrual_month_closed");
    }

    private void overdue(UUID unit, UUID client, String net, LocalDate due) {
        UUID invoice = UUID.randomUUID();
        long cents = Money.of(net).cents();
        jdbc.sql("""
                insert into invoice (id, entity, kind, number, issued_on, due_on, supplied_on, client_id, language, title,
                    excl_vat_cents, vat_cents, contribution_cents, recorded_at, delivery)
                values (:id, 'PROD', 'INVOICE', :number, :due, :due, :due, :client, 'fr', 'x', :cents, 0, 0, now(), 'MAILED')""")
                .param("id", invoice)
                .param("number", "T" + net)
                .param("due", due)
                .param("client", client)
                .param("cents", cents)
                .update();
        jdbc.sql("""
                insert into open_item (invoice_id, entity, client_id, number, issued_on, due_on, total_cents)
                values (:id, 'PROD', :client, :number, :due, :due, :cents)""")
                .param("id", invoice)
                .param("number", "T" + net)
                .param("due", due)
                .param("client", client)
                .param("cents", cents)
                .update();
        jdbc.sql("""
                insert into open_item_part (invoice_id, part, unit_id, job_id, gross_left_cents, net_left_cents, open_left_cents)
                values (:id, 1, :unit, gen_random_uuid(), :cents, :cents, 0)""")
                .param("id", invoice)
                .param("unit", unit)
                .param("cents", cents)
                .update();
    }

    @Test
    void theAllowanceFollowsTheAgeOfWhatIsOwedUpAndDown() {
        UUID unit = coop.unit(coop.person("Ada", "Aal"));
        UUID client = coop.client(unit);
        overdue(unit, client, "1000.00", LocalDate.of(2026, 8, 20));
        overdue(unit, client, "400.00", LocalDate.of(2025, 10, 1));
        WriteDowns.Proposal proposal = user.asSystem(() -> writeDowns.propose("PROD", NOVEMBER.atEndOfMonth()));
        assertThat(proposal.needed()).isEqualTo(Money.of("650.00"));
        user.asSystem(() -> writeDowns.book("PROD", NOVEMBER)).orThrow();
        assertThat(at("409", NOVEMBER.atDay(1))).isEqualTo(Money.of("-650.00"));
        assertThat(codes(user.asSystem(() -> writeDowns.book("PROD", NOVEMBER))))
                .containsExactly("accounting.write_down_same");
        jdbc.sql("update open_item set paid_cents = total_cents, closed_on = '2026-11-20' where number = 'T400.00'")
                .update();
        user.asSystem(() -> writeDowns.book("PROD", NOVEMBER)).orThrow();
        assertThat(at("409", NOVEMBER.atDay(1))).isEqualTo(Money.of("-250.00"));
        assertThat(at("634", NOVEMBER.atDay(1))).isEqualTo(Money.of("250.00"));
    }

    @Test
    void theStructureSeesWhatItMeantToSpendBesideWhatItSpent() {
        ledger.post(EntryDraft.in("PROD", Journal.BANK, NOVEMBER.atDay(5))
                .from("test", UUID.randomUUID())
                .key("test:charges")
                .text("ledger.text.bank_charges")
                .debit(AccountRole.BANK_CHARGES, Money.of("120.00"), Dim.unit(units.pot("PROD")))
                .credit(AccountRole.BANK, Money.of("120.00"), Dim.none())
                .build());
        user.asSystem(() -> budgets.decide("PROD", 2026, "657", Money.of("200.00"), "Board, 3 December 2025"))
                .orThrow();
        user.asSystem(() -> budgets.decide("PROD", 2026, "657", Money.of("150.00"), "Board, 4 May 2026"))
                .orThrow();
        assertThat(user.asSystem(() -> budgets.compare("PROD", 2026)).getFirst().left())
                .isEqualTo(Money.of("30.00"));
        assertThat(codes(user.asSystem(() -> budgets.decide("PROD", 2026, "40", Money.ZERO, ""))))
                .containsExactly("accounting.budget_account", "accounting.budget_decision");
    }

    @Test
    void theAuditFileHasEveryLineOfTheYearAndBalances() {
        accrue(AccountRole.BANK_CHARGES, "120.00", "invoice of the bank to come");
        StringWriter file = new StringWriter();
        user.asSystem(() -> auditFile.write("PROD", 2026, file));
        assertThat(file.toString().lines()).hasSize(5).first().asString().startsWith("JournalCode\tJournalLib");
        assertThat(file.toString()).contains("\t657\tFrais bancaires\t", "\t120,00\t0,00\t", "20261201");
    }

    @Test
    void theAccountantsProgramTakesTheSameYear() throws Exception {
        accrue(AccountRole.BANK_CHARGES, "120.00", "invoice of the bank to come");
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        user.asSystem(() -> {
            try {
                auditFile.write("PROD", 2026, new WinBooks(), file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        ZipInputStream archive = new ZipInputStream(new ByteArrayInputStream(file.toByteArray()));
        assertThat(archive.getNextEntry().getName()).isEqualTo("ACT.txt");
        String entries = new String(archive.readAllBytes(), Charset.forName("windows-1252"));
        assertThat(entries.lines())
                .hasSize(4)
                .allMatch(line -> line.replaceAll("\"[^\"]*\"", "").split(",", -1).length == 36);
        assertThat(entries).contains("3,OPDIV,5,", ",657,,,11,20261130,", ",0.00,120.00,", ",0.00,-120.00,");
        assertThat(archive.getNextEntry().getName()).isEqualTo("CSF.txt");
    }
}
