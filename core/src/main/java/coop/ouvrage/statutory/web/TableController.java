package coop.ouvrage.statutory.web;

import coop.ouvrage.documents.ReportPrint;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.web.Export;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.Words;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Listings, journals, the aged balance, and what stands behind a grid: tables to read, to take away and to print. */
@Controller
class TableController {

    private final Tables tables;
    private final LegalEntities entities;

    TableController(Tables tables, LegalEntities entities) {
        this.tables = tables;
        this.entities = entities;
    }

    @GetMapping(value = "/desk/vat", params = "format")
    ResponseEntity<byte[]> gridsAs(@RequestParam String format, Form form, Words words) {
        return as(format, tables.grids(asked(form, words, false), words), words);
    }

    @GetMapping("/desk/vat/grids/{grid}")
    String behind(@PathVariable String grid, Form form, Words words, Model model) {
        return shown(tables.behind(grid, asked(form, words, false), words), form, model);
    }

    @GetMapping(value = "/desk/vat/grids/{grid}", params = "format")
    ResponseEntity<byte[]> behindAs(@PathVariable String grid, @RequestParam String format, Form form, Words words) {
        return as(format, tables.behind(grid, asked(form, words, false), words), words);
    }

    @GetMapping("/desk/vat/intra")
    String intra(Form form, Words words, Model model) {
        return shown(tables.intra(asked(form, words, false), words), form, model);
    }

    @GetMapping(value = "/desk/vat/intra", params = "format")
    ResponseEntity<byte[]> intraAs(@RequestParam String format, Form form, Words words) {
        return as(format, tables.intra(asked(form, words, false), words), words);
    }

    @GetMapping("/desk/vat/clients")
    String clients(Form form, Words words, Model model) {
        return shown(tables.clients(asked(form, words, true), words), form, model);
    }

    @GetMapping(value = "/desk/vat/clients", params = "format")
    ResponseEntity<byte[]> clientsAs(@RequestParam String format, Form form, Words words) {
        return as(format, tables.clients(asked(form, words, true), words), words);
    }

    @GetMapping({"/desk/journals/sales", "/desk/journals/purchases"})
    String journal(jakarta.servlet.http.HttpServletRequest request, Form form, Words words, Model model) {
        boolean sales = request.getRequestURI().endsWith("/sales");
        return shown(tables.journal(sales, asked(form, words, false), words, TablePage.SHOWN), form, model);
    }

    @GetMapping(
            value = {"/desk/journals/sales", "/desk/journals/purchases"},
            params = "format")
    ResponseEntity<byte[]> journalAs(
            jakarta.servlet.http.HttpServletRequest request, @RequestParam String format, Form form, Words words) {
        boolean sales = request.getRequestURI().endsWith("/sales");
        return as(format, tables.journal(sales, asked(form, words, false), words, Tables.EXPORTED), words);
    }

    @GetMapping("/desk/aged")
    String aged(Form form, Words words, Model model) {
        return shown(tables.aged(asked(form, words, false), words, TablePage.SHOWN), form, model);
    }

    @GetMapping(value = "/desk/aged", params = "format")
    ResponseEntity<byte[]> agedAs(@RequestParam String format, Form form, Words words) {
        return as(format, tables.aged(asked(form, words, false), words, Tables.EXPORTED), words);
    }

    private Asked asked(Form form, Words words, boolean years) {
        return Asked.of(form, entities, words, years);
    }

    static String shown(TablePage table, Form form, Model model) {
        model.addAttribute("table", table);
        model.addAttribute(
                "form",
                form.with("entity", table.asked().entity())
                        .with("period", table.asked().period()));
        return "statutory/table";
    }

    private ResponseEntity<byte[]> as(String format, TablePage table, Words words) {
        if (!format.equals("pdf")) {
            return Export.as(format, table.sheet());
        }
        String issuer = entities.get(table.asked().entity()).name();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .body(ReportPrint.pdf(table.report(words, issuer)));
    }
}
