package coop.ouvrage.unit.web;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.Role;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.parties.Person;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.UnitCode;
import coop.ouvrage.unit.UnitDesk;
import coop.ouvrage.unit.UnitId;
import coop.ouvrage.unit.UnitList;
import coop.ouvrage.unit.Units;
import coop.ouvrage.web.Export;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.ListQuery;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Sheet;
import coop.ouvrage.web.Slice;
import coop.ouvrage.web.Toast;
import coop.ouvrage.web.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The team's list of units, and the form that opens a further one for a member. */
@Controller
class DeskUnitPages {

    private static final String MINE = "MINE";
    private static final int EXPORTED = 100_000;
    private static final Map<String, String> FIELDS = Map.of(
            "unit.name_missing", "name",
            "unit.name_taken", "name",
            "unit.trade_missing", "trade",
            "unit.entity_without_units", "entity");

    private final UnitList list;
    private final UnitDesk desk;
    private final LegalEntities entities;
    private final Parties parties;
    private final Units units;
    private final Permissions permissions;
    private final CurrentUser user;

    DeskUnitPages(
            UnitList list,
            UnitDesk desk,
            LegalEntities entities,
            Parties parties,
            Units units,
            Permissions permissions,
            CurrentUser user) {
        this.list = list;
        this.desk = desk;
        this.entities = entities;
        this.parties = parties;
        this.units = units;
        this.permissions = permissions;
        this.user = user;
    }

    @GetMapping("/desk/units")
    String units(ListQuery query, Model model) {
        UnitList.Found found = list.search(asked(query), query.offset(), ListQuery.SIZE);
        model.addAttribute("units", new Slice<>(found.rows(), query, found.total()));
        model.addAttribute("entities", entities.names());
        model.addAttribute("isAdviser", user.actor().has(Role.ADVISER));
        return "unit/list";
    }

    private UnitList.Query asked(ListQuery query) {
        boolean mine = MINE.equals(query.filter());
        return new UnitList.Query(
                query.search(),
                mine ? "" : query.filter(),
                mine ? user.partyId().orElse(new UUID(0, 0)) : null,
                query.sort(),
                query.descending());
    }

    @GetMapping("/desk/units/export")
    ResponseEntity<byte[]> export(ListQuery query, @RequestParam(defaultValue = "csv") String format, Words words) {
        List<String> columns = Stream.of("code", "name", "holder", "trade", "entity", "tool", "adviser", "opened")
                .map(column -> words.t("unit.list." + column))
                .toList();
        Map<String, String> names = entities.names();
        List<List<@Nullable Object>> rows = list.search(asked(query), 0, EXPORTED).rows().stream()
                .map(row -> cells(row, names, words))
                .toList();
        return Export.as(format, new Sheet("units", columns, rows));
    }

    private static List<@Nullable Object> cells(UnitList.Row row, Map<String, String> entities, Words words) {
        ProductionUnit unit = row.unit();
        return Arrays.asList(
                UnitCode.of(unit.id().value()),
                unit.name(),
                row.holder(),
                unit.trade(),
                entities.get(unit.entity()),
                words.t("unit.tool." + unit.tool()),
                row.adviser(),
                unit.openedOn());
    }

    @GetMapping("/desk/units/new")
    String form(@RequestParam UUID holder, Form form, Model model) {
        permissions.require(Permission.UNIT_OPEN);
        Person person = parties.findPerson(new PartyId(holder)).orElseThrow(NotFound::new);
        List<ProductionUnit> has = units.ofHolder(holder);
        if (!has.isEmpty()) {
            form.with("trade", has.getFirst().trade());
        }
        model.addAttribute("form", form);
        model.addAttribute("holder", holder);
        model.addAttribute("name", person.name().full());
        model.addAttribute("has", has);
        model.addAttribute("entities", desk.entities());
        model.addAttribute("names", entities.names());
        return "unit/open";
    }

    @PostMapping("/desk/units/new")
    String open(@RequestParam UUID holder, Form form, Model model, HttpServletResponse response) {
        UnitId opened =
                form.accept(desk.open(holder, form.text("entity"), form.text("name"), form.text("trade")), FIELDS);
        if (opened != null) {
            return Toast.redirect("/units/" + opened.value() + "/settings", "unit.opened");
        }
        response.setStatus(422);
        return form(holder, form, model);
    }
}
