package coop.ouvrage.receivables.web;

import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.receivables.PayerRule;
import coop.ouvrage.receivables.PayerRules;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Rules by which payers are recognised: shown, corrected, taken out of use. */
@Controller
class RulesController {

    private static final int SHOWN = 100;

    private final PayerRules rules;
    private final Parties parties;
    private final LegalEntities entities;

    RulesController(PayerRules rules, Parties parties, LegalEntities entities) {
        this.rules = rules;
        this.parties = parties;
        this.entities = entities;
    }

    @GetMapping("/desk/bank/rules")
    String all(Form form, Model model) {
        List<PayerRule> lately = rules.lately(null, SHOWN);
        Map<UUID, String> names =
                parties.names(lately.stream().map(PayerRule::client).distinct().toList());
        model.addAttribute("rules", new RulesPage(form, lately, names, entities.all()));
        return "receivables/rules";
    }

    @PostMapping("/desk/bank/rules/remove")
    String remove(Form form, Model model, HttpServletResponse response) {
        return answer(
                rules.remove(kind(form), form.text("clue"), client(form), form.text("reason")),
                "rule_removed",
                form,
                model,
                response);
    }

    @PostMapping("/desk/bank/rules/correct")
    String correct(Form form, Model model, HttpServletResponse response) {
        return answer(
                rules.correct(kind(form), form.text("clue"), client(form), form.text("entity"), form.text("number")),
                "rule_corrected",
                form,
                model,
                response);
    }

    private static PayerRule.Kind kind(Form form) {
        return form.text("kind").equals("NAME") ? PayerRule.Kind.NAME : PayerRule.Kind.ACCOUNT;
    }

    private static UUID client(Form form) {
        try {
            return UUID.fromString(form.text("client"));
        } catch (IllegalArgumentException e) {
            throw new NotFound();
        }
    }

    private String answer(Outcome<?> outcome, String toast, Form form, Model model, HttpServletResponse response) {
        if (outcome.isDone()) {
            return Toast.redirect("/desk/bank/rules", toast);
        }
        form.refuse(
                outcome.refusals(), Map.of("treasury.reason_missing", "reason", "receivables.rule_invoice", "number"));
        response.setStatus(422);
        return all(form, model);
    }
}
