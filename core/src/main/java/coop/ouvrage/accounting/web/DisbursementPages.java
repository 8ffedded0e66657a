package coop.ouvrage.accounting.web;

import coop.ouvrage.accounting.Disbursements;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Chart;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.web.Export;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.Sheet;
import coop.ouvrage.web.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Costs paid in the name of clients, unit by unit. */
@Controller
class DisbursementPages {

    private static final String ADDRESS = "/desk/accounting/disbursements";

    private final Disbursements disbursements;
    private final LegalEntities entities;
    private final Chart chart;

    DisbursementPages(Disbursements disbursements, LegalEntities entities, Chart chart) {
        this.disbursements = disbursements;
        this.entities = entities;
        this.chart = chart;
    }

    @GetMapping(ADDRESS)
    String show(Form form, Words words, Model model) {
        String entity = entities.asked(form.text("entity"));
        LocalDate month = month(form.dayIfGiven("month"), words);
        form.with("entity", entity).with("month", month);
        model.addAttribute(
                "list",
                new DisbursementPage(
                        form,
                        entities.names(),
                        entity,
                        month,
                        chart.number(AccountRole.DISBURSED),
                        disbursements.left(entity, month)));
        return "accounting/disbursements";
    }

    @GetMapping(ADDRESS + "/export")
    ResponseEntity<byte[]> export(
            @RequestParam(defaultValue = "") String entity,
            @RequestParam @Nullable LocalDate month,
            @RequestParam(defaultValue = "csv") String format,
            Words words) {
        String chosen = entities.asked(entity);
        LocalDate until = month(month, words);
        List<List<@Nullable Object>> cells = new ArrayList<>();
        disbursements
                .left(chosen, until)
                .forEach(row ->
                        cells.add(Arrays.<@Nullable Object>asList(row.name(), row.paid(), row.charged(), row.left())));
        return Export.as(
                format,
                new Sheet(
                        "disbursements-" + chosen + "-" + until.toString().substring(0, 7),
                        List.of(
                                words.t("accounting.disbursements.unit"),
                                words.t("accounting.disbursements.paid"),
                                words.t("accounting.disbursements.charged"),
                                words.t("accounting.disbursements.left")),
                        cells));
    }

    private static LocalDate month(@Nullable LocalDate asked, Words words) {
        return (asked == null ? words.today() : asked).withDayOfMonth(1);
    }
}
