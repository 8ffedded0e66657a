package coop.ouvrage.unit.web;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.UnitDress;
import coop.ouvrage.unit.UnitDresses;
import coop.ouvrage.unit.UnitLogos;
import coop.ouvrage.unit.Units;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Toast;
import coop.ouvrage.words.Texts;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Colour and standing texts of a unit's papers, for its holder. */
@Controller
@RequestMapping("/units/{id}/dress")
class DressPages {

    private final Units units;
    private final UnitDresses dresses;
    private final UnitLogos logos;
    private final Permissions permissions;

    DressPages(Units units, UnitDresses dresses, UnitLogos logos, Permissions permissions) {
        this.units = units;
        this.dresses = dresses;
        this.logos = logos;
        this.permissions = permissions;
    }

    @GetMapping
    String show(@PathVariable UUID id, Form form, Model model) {
        UnitDress dress = dresses.of(id);
        form.with("colour", Objects.requireNonNullElse(dress.colour(), ""));
        fill(form, "", dress.texts());
        dress.translations().forEach((language, texts) -> fill(form, "_" + language, texts));
        return page(id, form, model);
    }

    private static void fill(Form form, String language, UnitDress.Texts texts) {
        form.with("opening" + language, texts.opening())
                .with("closing" + language, texts.closing())
                .with("invoice_text" + language, texts.invoiceText());
    }

    private static UnitDress.Texts read(Form form, String language) {
        return new UnitDress.Texts(
                form.text("opening" + language), form.text("closing" + language), form.text("invoice_text" + language));
    }

    private String page(UUID id, Form form, Model model) {
        model.addAttribute("unit", unit(id));
        model.addAttribute("hasLogo", logos.of(id).isPresent());
        model.addAttribute("form", form);
        model.addAttribute("languages", Texts.LANGUAGES);
        return "unit/dress";
    }

    @PostMapping
    String set(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        unit(id);
        Map<String, UnitDress.Texts> translations = new LinkedHashMap<>();
        Texts.LANGUAGES.forEach(language -> translations.put(language, read(form, "_" + language)));
        UnitDress wanted = new UnitDress(form.text("colour"), read(form, ""), translations);
        if (form.accept(dresses.set(id, wanted), Map.of()) != null) {
            return Toast.redirect("/units/" + id + "/dress", "unit.dress_set");
        }
        response.setStatus(422);
        return page(id, form, model);
    }

    private ProductionUnit unit(UUID id) {
        permissions.require(Permission.UNIT_CHANGE, id);
        return units.find(id).orElseThrow(NotFound::new);
    }
}
