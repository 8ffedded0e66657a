package coop.ouvrage.sales.web;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.invoicing.QuotePrices;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.sales.Offer;
import coop.ouvrage.sales.OfferDraft;
import coop.ouvrage.sales.OfferTemplates;
import coop.ouvrage.sales.Offers;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.UnitDress;
import coop.ouvrage.unit.UnitDresses;
import coop.ouvrage.unit.Units;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The form of a unit's quote: a new one, blank or from a template, and the change of one that is not ordered. */
@Controller
class OfferFormPages {

    private static final Map<String, String> FIELDS = Map.of(
            "sales.deposit_share", "deposit",
            "invoicing.validity_past", "until",
            "invoicing.validity_too_long", "until");

    private final Offers offers;
    private final OfferTemplates templates;
    private final UnitDresses dresses;
    private final Units units;
    private final SaleChoices choices;
    private final Permissions permissions;

    OfferFormPages(
            Offers offers,
            OfferTemplates templates,
            UnitDresses dresses,
            Units units,
            SaleChoices choices,
            Permissions permissions) {
        this.offers = offers;
        this.templates = templates;
        this.dresses = dresses;
        this.units = units;
        this.choices = choices;
        this.permissions = permissions;
    }

    @GetMapping("/units/{id}/quotes/new")
    String blank(
            @PathVariable UUID id, @RequestParam(required = false) @Nullable UUID template, Form form, Model model) {
        ProductionUnit unit = unit(id);
        form.with("until", offers.usualLastDay());
        if (template != null) {
            OfferFormReader.filled(form, templates.find(id, template).orElseThrow(NotFound::new));
        }
        UnitDress.Texts texts = dresses.of(id).texts();
        form.with("opening", texts.opening())
                .with("closing", texts.closing())
                .with("quantity1", "1")
                .with("supply1", "SERVICE");
        return shown(unit, null, form, null, model);
    }

    /** What was typed adds up to, or a further line. Nothing is written. */
    @PostMapping({"/units/{id}/quotes/preview", "/offers/{offer}/preview"})
    String preview(
            @PathVariable(required = false) @Nullable UUID id,
            @PathVariable(required = false) @Nullable UUID offer,
            Form form,
            HttpServletResponse response,
            Model model) {
        Offer known = offer == null ? null : offers.find(offer).orElseThrow(NotFound::new);
        ProductionUnit unit = unit(known == null ? java.util.Objects.requireNonNull(id) : known.unit());
        if (form.isChecked("more")) {
            return shown(unit, known, form, null, model);
        }
        OfferDraft draft = new OfferFormReader(form).draft();
        QuotePrices.Priced priced =
                draft == null ? null : form.accept(offers.price(unit.id().value(), draft), FIELDS);
        if (form.isRefused()) {
            response.setStatus(422);
        }
        return shown(unit, known, form, priced, model);
    }

    @PostMapping("/units/{id}/quotes")
    String write(@PathVariable UUID id, Form form, HttpServletResponse response, Model model) {
        ProductionUnit unit = unit(id);
        OfferDraft draft = new OfferFormReader(form).draft();
        return kept(unit, null, draft == null ? null : offers.write(id, draft), form, response, model);
    }

    @GetMapping("/offers/{id}/edit")
    String edit(@PathVariable UUID id, Form form, Model model) {
        Offer offer = offers.find(id).orElseThrow(NotFound::new);
        return shown(unit(offer.unit()), offer, OfferFormReader.filled(form, offer.draft()), null, model);
    }

    @PostMapping("/offers/{id}")
    String change(@PathVariable UUID id, Form form, HttpServletResponse response, Model model) {
        Offer offer = offers.find(id).orElseThrow(NotFound::new);
        ProductionUnit unit = unit(offer.unit());
        OfferDraft draft = new OfferFormReader(form).draft();
        return kept(unit, offer, draft == null ? null : offers.change(id, draft), form, response, model);
    }

    private String kept(
            ProductionUnit unit,
            @Nullable Offer known,
            @Nullable Outcome<Offer> outcome,
            Form form,
            HttpServletResponse response,
            Model model) {
        Offer kept = outcome == null ? null : form.accept(outcome, FIELDS);
        if (kept != null) {
            return Toast.redirect("/offers/" + kept.id(), "offer_kept");
        }
        response.setStatus(422);
        return shown(unit, known, form, null, model);
    }

    private String shown(
            ProductionUnit unit, @Nullable Offer offer, Form form, QuotePrices.@Nullable Priced priced, Model model) {
        model.addAttribute("unit", unit);
        model.addAttribute("offer", offer);
        model.addAttribute("form", form);
        model.addAttribute("priced", priced);
        model.addAttribute("rows", new OfferFormReader(form).rows());
        model.addAttribute("choices", choices.of(unit, form));
        return "sales/offer_form";
    }

    private ProductionUnit unit(UUID id) {
        permissions.require(Permission.QUOTE_WRITE, id);
        return units.find(id).orElseThrow(NotFound::new);
    }
}
