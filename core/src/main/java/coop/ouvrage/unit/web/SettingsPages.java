package coop.ouvrage.unit.web;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.UnitDesk;
import coop.ouvrage.unit.Units;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Toast;
import coop.ouvrage.web.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Name, trade and tool of a unit, for its holder and the team; its adviser, for the team. */
@Controller
@RequestMapping("/units/{id}/settings")
class SettingsPages {

    private static final Map<String, String> FIELDS = Map.of(
            "unit.name_missing", "name",
            "unit.trade_missing", "trade",
            "unit.share_first", "activity",
            "unit.no_adviser", "adviser");

    private final Units units;
    private final UnitDesk desk;
    private final LegalEntities entities;
    private final Parties parties;
    private final Permissions permissions;

    SettingsPages(Units units, UnitDesk desk, LegalEntities entities, Parties parties, Permissions permissions) {
        this.units = units;
        this.desk = desk;
        this.entities = entities;
        this.parties = parties;
        this.permissions = permissions;
    }

    @GetMapping
    String show(@PathVariable UUID id, Form form, Words words, Model model) {
        ProductionUnit unit = unit(id);
        form.with("name", unit.name()).with("trade", unit.trade());
        form.with("adviser", unit.adviser());
        if (unit.isActivity() && !form.isRefused()) {
            form.with("activity", "yes");
        }
        model.addAttribute("form", form);
        model.addAttribute("unit", unit);
        model.addAttribute("holder", parties.name(unit.holder()));
        model.addAttribute("entity", entities.get(unit.entity()).name());
        model.addAttribute("adviser", unit.adviser() == null ? "" : parties.name(unit.adviser()));
        model.addAttribute("advisers", advisers(words));
        return "unit/settings";
    }

    private Map<String, String> advisers(Words words) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("", words.t("unit.adviser_none"));
        desk.advisers().forEach((party, name) -> options.put(party.toString(), name));
        return options;
    }

    @PostMapping
    String change(@PathVariable UUID id, Form form, Words words, Model model, HttpServletResponse response) {
        unit(id);
        if (form.accept(units.change(id, form.text("name"), form.text("trade"), form.isChecked("activity")), FIELDS)
                != null) {
            return Toast.redirect("/units/" + id + "/settings", "unit.changed");
        }
        response.setStatus(422);
        return show(id, form, words, model);
    }

    @PostMapping("/adviser")
    String adviser(@PathVariable UUID id, Form form, Words words, Model model, HttpServletResponse response) {
        unit(id);
        UUID adviser = form.text("adviser").isEmpty() ? null : form.id("adviser");
        if (!form.isRefused() && form.accept(desk.nameAdviser(id, adviser), FIELDS) != null) {
            return Toast.redirect("/units/" + id + "/settings", "unit.adviser_named");
        }
        response.setStatus(422);
        return show(id, form, words, model);
    }

    private ProductionUnit unit(UUID id) {
        permissions.require(Permission.UNIT_CHANGE, id);
        return units.find(id).filter(unit -> unit.holderOrNone() != null).orElseThrow(NotFound::new);
    }
}
