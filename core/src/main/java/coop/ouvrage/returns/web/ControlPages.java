package coop.ouvrage.returns.web;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.spi.ChartOfAccounts;
import coop.ouvrage.returns.PayControls;
import coop.ouvrage.web.Export;
import coop.ouvrage.web.Sheet;
import coop.ouvrage.web.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The control accounts of pay for finance and auditors, to read and to take away. */
@Controller
class ControlPages {

    private final PayControls controls;
    private final ChartOfAccounts chart;
    private final BusinessTime time;

    ControlPages(PayControls controls, ChartOfAccounts chart, BusinessTime time) {
        this.controls = controls;
        this.chart = chart;
        this.time = time;
    }

    @GetMapping("/desk/returns/controls")
    String show(
            @RequestParam(defaultValue = "") String entity,
            @RequestParam @Nullable Integer year,
            Words words,
            Model model) {
        List<String> entities = controls.entities();
        String chosen = entities.isEmpty() ? entity : LegalEntities.asked(entity, entities);
        int of = year == null ? time.today().getYear() : year;
        List<PayControls.Row> rows = controls.year(chosen, of);
        model.addAttribute("entities", entities);
        model.addAttribute("entity", chosen);
        model.addAttribute("year", of);
        model.addAttribute("rows", rows);
        model.addAttribute("names", names(rows, words));
        return "returns/controls";
    }

    @GetMapping("/desk/returns/controls/export")
    ResponseEntity<byte[]> export(
            @RequestParam String entity,
            @RequestParam int year,
            @RequestParam(defaultValue = "csv") String format,
            Words words) {
        List<PayControls.Row> rows = controls.year(entity, year);
        Map<String, String> names = names(rows, words);
        List<List<@Nullable Object>> cells = new ArrayList<>();
        rows.forEach(row -> cells.add(Arrays.<@Nullable Object>asList(
                row.month(),
                row.number(),
                names.getOrDefault(row.number(), ""),
                row.payslips(),
                row.books(),
                row.difference())));
        return Export.as(
                format,
                new Sheet(
                        "controls-" + entity + "-" + year,
                        List.of(
                                words.t("returns.controls.month"),
                                words.t("returns.account_number"),
                                words.t("returns.controls.account"),
                                words.t("returns.controls.payslips"),
                                words.t("returns.controls.books"),
                                words.t("returns.controls.difference")),
                        cells));
    }

    private Map<String, String> names(List<PayControls.Row> rows, Words words) {
        return rows.stream()
                .collect(Collectors.toMap(
                        PayControls.Row::number,
                        row -> chart.name(row.role(), Locale.of(words.language())),
                        (a, b) -> a));
    }
}
