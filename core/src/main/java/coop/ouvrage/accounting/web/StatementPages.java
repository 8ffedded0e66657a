package coop.ouvrage.accounting.web;

import coop.ouvrage.accounting.StatementReport;
import coop.ouvrage.accounting.StatementTable;
import coop.ouvrage.accounting.Statements;
import coop.ouvrage.accounting.spi.StatementScheme;
import coop.ouvrage.accounting.spi.StatementScheme.Statement;
import coop.ouvrage.documents.Report;
import coop.ouvrage.documents.ReportPrint;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.web.Export;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.Words;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Income statement and balance sheet of an entity or the group: to read, as CSV, XLSX and PDF. */
@Controller
class StatementPages {

    private static final String GROUP = "GROUP";

    private final Statements statements;
    private final LegalEntities entities;

    StatementPages(Statements statements, LegalEntities entities) {
        this.statements = statements;
        this.entities = entities;
    }

    @GetMapping("/desk/accounting/statements")
    String show(Form form, Words words, Model model) {
        model.addAttribute("statement", page(form, words));
        return "accounting/statements";
    }

    @GetMapping(value = "/desk/accounting/statements", params = "format")
    ResponseEntity<byte[]> file(@RequestParam String format, Form form, Words words) {
        StatementPage page = page(form, words);
        if (!format.equals("pdf")) {
            return Export.as(format, StatementReport.sheet(page.title(), page.table(), words));
        }
        Report report = new Report(
                words.language(),
                page.entityName(),
                page.title(),
                words.t("accounting.period", "from", page.from(), "to", page.to()),
                page.entityName() + " · " + page.title(),
                List.of(new Report.Section(
                        "s1",
                        page.title(),
                        "",
                        List.of(StatementReport.table("statement", page.title(), page.table(), words)))));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(page.title() + ".pdf", java.nio.charset.StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(ReportPrint.pdf(report));
    }

    private StatementPage page(Form form, Words words) {
        Map<String, String> choices = new LinkedHashMap<>(entities.names());
        choices.put(GROUP, words.t("accounting.group"));
        String given = form.text("entity");
        String entity = LegalEntities.asked(given, choices.keySet());
        Statement kind = Statement.INCOME.name().equals(form.text("kind")) ? Statement.INCOME : Statement.BALANCE_SHEET;
        StatementScheme.Form scheme = StatementScheme.Form.ABBREVIATED.name().equals(form.text("scheme"))
                ? StatementScheme.Form.ABBREVIATED
                : StatementScheme.Form.FULL;
        LocalDate last = Objects.requireNonNullElse(form.dayIfGiven("to"), words.today());
        LocalDate first = last.withDayOfYear(1);
        Locale language = Locale.of(words.language());
        StatementTable table = entity.equals(GROUP)
                ? statements.ofGroup(kind, first, last, language)
                : statements.of(kind, entity, first, last, language);
        form.with("entity", entity)
                .with("kind", kind.name())
                .with("scheme", scheme.name())
                .with("to", last);
        return new StatementPage(
                form,
                choices,
                Map.of(
                        Statement.BALANCE_SHEET.name(), words.t("accounting.statement.BALANCE_SHEET"),
                        Statement.INCOME.name(), words.t("accounting.statement.INCOME")),
                Map.of(
                        StatementScheme.Form.FULL.name(), words.t("accounting.form.FULL"),
                        StatementScheme.Form.ABBREVIATED.name(), words.t("accounting.form.ABBREVIATED")),
                Objects.requireNonNull(choices.get(entity)),
                words.t("accounting.statement." + kind),
                first,
                last,
                table.in(scheme),
                "/desk/accounting/statements?entity=" + entity + "&kind=" + kind + "&scheme=" + scheme + "&to=" + last);
    }
}
