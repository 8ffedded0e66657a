package coop.ouvrage.returns.web;

import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.money.Money;
import coop.ouvrage.returns.SharedPremium;
import coop.ouvrage.returns.SharedPremiums;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Units;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Premiums shared between pot and units: entered with the board's decision, every part shown, released by a second person. */
@Controller
class PremiumPages {

    private static final int LONGEST = 2_000;

    private final SharedPremiums premiums;
    private final Units units;
    private final LegalEntities entities;

    PremiumPages(SharedPremiums premiums, Units units, LegalEntities entities) {
        this.premiums = premiums;
        this.units = units;
        this.entities = entities;
    }

    @GetMapping("/desk/premiums")
    String list(Form form, Model model) {
        model.addAttribute("rows", premiums.all());
        model.addAttribute("entities", entities.names());
        model.addAttribute("form", form);
        return "returns/premiums";
    }

    @PostMapping("/desk/premiums")
    String make(Form form, Model model, HttpServletResponse response) {
        SharedPremiums.Decision decision = decision(form);
        if (decision != null && !form.isRefused()) {
            UUID made = form.accept(premiums.make(decision), Map.of());
            if (made != null) {
                return Toast.redirect("/desk/premiums/" + made, "returns.premium_made");
            }
        }
        response.setStatus(422);
        return list(form, model);
    }

    private static SharedPremiums.@Nullable Decision decision(Form form) {
        String entity = form.required("entity", 8);
        Money amount = form.money("amount");
        BigDecimal share = form.number("share");
        LocalDate first = form.day("first");
        LocalDate last = form.day("last");
        Money least = form.money("least");
        String notice = form.required("notice", LONGEST);
        String text = form.required("decision", LONGEST);
        LocalDate decided = form.day("decided");
        if (entity == null
                || amount == null
                || share == null
                || first == null
                || last == null
                || least == null
                || notice == null
                || text == null
                || decided == null) {
            return null;
        }
        return new SharedPremiums.Decision(
                entity, amount, share.movePointLeft(2), first, last, least, notice, text, decided);
    }

    @GetMapping("/desk/premiums/{id}")
    String show(@PathVariable UUID id, Form form, Model model) {
        SharedPremium premium = ReturnPages.known(() -> premiums.get(id));
        List<SharedPremium.Part> parts = premiums.parts(id);
        model.addAttribute("it", premium);
        model.addAttribute("parts", parts);
        model.addAttribute(
                "names",
                units.of(parts.stream().map(SharedPremium.Part::unit).toList()).stream()
                        .collect(Collectors.toMap(unit -> unit.id().value(), ProductionUnit::name)));
        model.addAttribute("form", form);
        return "returns/premium";
    }

    @PostMapping("/desk/premiums/{id}/release")
    String release(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        if (form.accept(ReturnPages.known(() -> premiums.release(id)), Map.of()) != null) {
            return Toast.redirect("/desk/premiums/" + id, "returns.premium_released");
        }
        response.setStatus(422);
        return show(id, form, model);
    }

    @PostMapping("/desk/premiums/{id}/give-up")
    String giveUp(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        if (form.accept(ReturnPages.known(() -> premiums.giveUp(id)), Map.of()) != null) {
            return Toast.redirect("/desk/premiums", "returns.premium_given_up");
        }
        response.setStatus(422);
        return show(id, form, model);
    }
}
