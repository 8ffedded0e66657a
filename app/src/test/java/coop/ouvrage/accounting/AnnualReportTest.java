package coop.ouvrage.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.documents.Report;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.money.Money;
import coop.ouvrage.reporting.AnnualReport;
import coop.ouvrage.reporting.Publication;
import coop.ouvrage.reporting.ReportName;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The report of small books: six units that invoice 2,000 each, 130 of it for all, and spend 500 on costs. */
@OuvrageTest(perMethod = true)
class AnnualReportTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 10);

    private final AnnualReport reports;
    private final Ledger ledger;
    private final LegalEntities entities;
    private final SmallCoop coop;
    private final CurrentUser user;

    AnnualReportTest(AnnualReport reports, Ledger ledger, LegalEntities entities, SmallCoop coop, CurrentUser user) {
        this.reports = reports;
        this.ledger = ledger;
        this.entities = entities;
        this.coop = coop;
        this.user = user;
    }

    private void year() {
        UUID pot = entities.get("PROD").pot();
        for (int i = 0; i < 6; i++) {
            UUID unit = coop.unit(coop.person("Anna" + i, "Ars" + i));
            ledger.post(EntryDraft.in("PROD", Journal.SALES, DAY)
                    .from("test", unit)
                    .key("test:" + unit)
                    .text("ledger.text.mistake")
                    .debit(AccountRole.BANK, Money.of("1500"), Dim.none())
                    .credit(AccountRole.TURNOVER, Money.of("2000"), Dim.unit(unit))
                    .debit(AccountRole.COSTS_OF_UNITS, Money.of("500"), Dim.unit(unit))
                    .debit(AccountRole.CONTRIBUTION, Money.of("130"), Dim.unit(unit))
                    .credit(AccountRole.CONTRIBUTION, Money.of("130"), Dim.unit(pot))
                    .build());
        }
    }

    private static List<List<String>> rows(Publication publication, String table) {
        return publication.report().tables().stream()
                .filter(t -> t.name().equals(table))
                .findFirst()
                .orElseThrow()
                .rows()
                .stream()
                .map(Report.Row::cells)
                .map(cells -> cells.stream().map(c -> c.replace('\u202f', ' ')).toList())
                .toList();
    }

    @Test
    void whereTheMoneyGoesAddsUpToWhatWasInvoiced() {
        year();
        Publication open = user.asSystem(() -> reports.transparency(2026, "en"));
        assertThat(rows(open, "hundred"))
                .contains(List.of("Costs of units", "3,000 €", "25.0"))
                .contains(List.of("Common services", "780 €", "6.5"))
                .contains(List.of("Still in the budgets of units", "8,220 €", "68.5"))
                .contains(List.of("Total", "12,000 €", "100.0"));
        assertThat(rows(open, "who_pays_whom").getFirst()).startsWith("1,000 to 3,000 €", "6", "780 €");
        assertThat(new String(open.files().get("data/datapackage.json"), StandardCharsets.UTF_8))
                .contains("hundred.csv", "2026-12-31");
        assertThat(open.files()).doesNotContainKey("data/units_by_turnover.csv");
    }

    @Test
    void theReportIsWrittenForPaperAndScreenInEachLanguage() throws Exception {
        year();
        for (String language : List.of("en", "fr", "nl", "de")) {
            Publication annual = user.asSystem(() -> reports.of(ReportName.ANNUAL, 2026, language));
            assertThat(annual.html()).contains("12", "<svg").doesNotContain("[reporting.", "[accounting.");
            assertThat(annual.pdf()).startsWith('%', 'P', 'D', 'F');
            if (language.equals("en")) {
                Files.write(Path.of("target", "annual.pdf"), annual.pdf());
                Files.writeString(Path.of("target", "annual.html"), annual.html());
            }
        }
        for (ReportName name : ReportName.values()) {
            assertThat(user.asSystem(() -> reports.of(name, 2026, "nl")).pdf()).startsWith('%', 'P', 'D', 'F');
        }
    }

    @Test
    void groupsTooSmallAreHiddenEverywhere() {
        year();
        UUID unit = coop.unit(coop.person("Solo", "Seul"));
        ledger.post(EntryDraft.in("PROD", Journal.SALES, DAY)
                .from("test", unit)
                .key("test:" + unit)
                .text("ledger.text.mistake")
                .debit(AccountRole.BANK, Money.of("10"), Dim.none())
                .credit(AccountRole.TURNOVER, Money.of("10"), Dim.unit(unit))
                .build());
        Publication annual = user.asSystem(() -> reports.of(ReportName.ANNUAL, 2026, "en"));
        // One unit that is small beside six: both are hidden, else the one could be had by subtraction.
        assertThat(rows(annual, "who_pays_whom"))
                .allMatch(row -> row.contains("(few)") || row.getFirst().equals("Total"));
        String data = new String(annual.files().get("data/who_pays_whom.csv"), StandardCharsets.UTF_8);
        assertThat(data).contains("u3,,,,,");
    }
}
