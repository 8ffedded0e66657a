package coop.ouvrage.unit.web;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.ledger.LineQuery;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Units;
import coop.ouvrage.web.Export;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Sheet;
import coop.ouvrage.web.Words;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The statement of a unit, as a page and as a file. */
@Controller
class StatementController {

    private final Units units;
    private final UnitStatements statements;
    private final Permissions permissions;

    StatementController(Units units, UnitStatements statements, Permissions permissions) {
        this.units = units;
        this.statements = statements;
        this.permissions = permissions;
    }

    @GetMapping("/units/{id}/accounts")
    String statement(@PathVariable UUID id, Form form, Words words, Model model) {
        model.addAttribute("statement", statements.of(unit(id), year(form, words), form.text("cursor"), words));
        return "unit/statement";
    }

    @GetMapping(value = "/units/{id}/accounts", params = "format")
    ResponseEntity<byte[]> export(@PathVariable UUID id, @RequestParam String format, Form form, Words words) {
        ProductionUnit unit = unit(id);
        List<String> columns = Stream.of("day", "entry", "account", "amount")
                .map(name -> words.t("unit.column." + name))
                .toList();
        List<List<@Nullable Object>> rows = statements.all(unit, year(form, words), words).stream()
                .map(line -> Arrays.<@Nullable Object>asList(line.date(), line.text(), line.account(), line.amount()))
                .toList();
        return Export.as(format, new Sheet(words.t("unit.statement"), columns, rows));
    }

    private ProductionUnit unit(UUID id) {
        permissions.require(Permission.UNIT_READ, id);
        return units.find(id).orElseThrow(NotFound::new);
    }

    private static int year(Form form, Words words) {
        String typed = form.text("year");
        return typed.matches("20[0-9]{2}")
                ? Integer.parseInt(typed)
                : words.today().getYear();
    }

    static LineQuery query(ProductionUnit unit, int year) {
        return LineQuery.of(unit.entity())
                .unit(unit.id().value())
                .between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31))
                .ofBudget();
    }
}
