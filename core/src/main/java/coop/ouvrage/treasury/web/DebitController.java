package coop.ouvrage.treasury.web;

import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.treasury.BatchFiles;
import coop.ouvrage.treasury.DirectDebits;
import coop.ouvrage.treasury.Mandate;
import coop.ouvrage.treasury.Mandates;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Mandates and direct debits, for the officers who release payments. */
@Controller
class DebitController {

    private static final int SHOWN = 100;

    private static final Map<String, String> FIELDS = Map.of(
            "treasury.party_unknown", "party",
            "treasury.mandate_iban", "iban",
            "treasury.mandate_unsigned", "signed_on",
            "treasury.amount_not_positive", "amount",
            "treasury.debit_reference", "reference");

    private final Mandates mandates;
    private final DirectDebits debits;
    private final LegalEntities entities;
    private final Parties parties;

    DebitController(Mandates mandates, DirectDebits debits, LegalEntities entities, Parties parties) {
        this.mandates = mandates;
        this.debits = debits;
        this.entities = entities;
        this.parties = parties;
    }

    @GetMapping("/desk/direct-debits")
    String all(Form form, Model model) {
        UUID party = form.text("party").isEmpty() ? null : form.id("party");
        model.addAttribute(
                "debits",
                new DebitsPage(
                        form,
                        party == null ? "" : parties.name(party),
                        entities.all(),
                        mandates.latest(null, SHOWN),
                        debits.latest(null, SHOWN)));
        return "treasury/debits";
    }

    @PostMapping("/desk/direct-debits/mandates")
    String enter(Form form, Model model, HttpServletResponse response) {
        UUID party = form.id("party");
        Outcome<Mandate> outcome = party == null
                ? Outcome.refused(Refusal.of("treasury.party_unknown"))
                : mandates.enter(
                        form.text("entity"),
                        party,
                        form.text("iban"),
                        form.dayIfGiven("signed_on"),
                        form.choice("signed_how", Mandate.SignedHow.class));
        return answer(outcome, "mandate_entered", form, model, response);
    }

    @PostMapping("/desk/direct-debits/mandates/{id}/revoke")
    String revoke(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        return answer(mandates.revoke(id), "mandate_revoked", form, model, response);
    }

    @PostMapping("/desk/direct-debits/mandates/{id}")
    String prepare(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        return answer(
                debits.prepare(id, form.money("amount"), form.text("reference")),
                "debit_prepared",
                form,
                model,
                response);
    }

    @PostMapping("/desk/direct-debits/release")
    String release(Form form, Model model, HttpServletResponse response) {
        var day = form.dayIfGiven("day");
        Outcome<DirectDebits.Order> outcome = day == null
                ? Outcome.refused(Refusal.of("treasury.debits_none"))
                : debits.release(form.text("entity"), day);
        return answer(outcome, "debits_released", form, model, response);
    }

    @PostMapping("/desk/direct-debits/{id}/{end}")
    String end(@PathVariable UUID id, @PathVariable String end, Form form, Model model, HttpServletResponse response) {
        return answer(debits.end(id, end.equals("return"), form.text("reason")), "debit_ended", form, model, response);
    }

    @GetMapping("/desk/direct-debits/files/{id}")
    ResponseEntity<byte[]> file(@PathVariable UUID id) {
        BatchFiles.Export export = debits.export(id);
        return BatchController.download(export);
    }

    private String answer(Outcome<?> outcome, String toast, Form form, Model model, HttpServletResponse response) {
        if (outcome.isDone()) {
            return Toast.redirect("/desk/direct-debits", toast);
        }
        form.refuse(outcome.refusals(), FIELDS);
        response.setStatus(422);
        return all(form, model);
    }
}
