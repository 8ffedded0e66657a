package coop.ouvrage.treasury.web;

import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.treasury.BatchId;
import coop.ouvrage.treasury.BatchPayees;
import coop.ouvrage.treasury.PayeeChecks;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Accounts that seem to be somebody else's, for the officers who release batches. */
@Controller
class PayeeController {

    private static final int SHOWN = 100;

    private final PayeeChecks payees;
    private final BatchPayees batches;

    PayeeController(PayeeChecks payees, BatchPayees batches) {
        this.payees = payees;
        this.batches = batches;
    }

    @GetMapping("/desk/payees")
    String all(Form form, Model model) {
        model.addAttribute("payees", new PayeesPage(form, payees.noMatches(null, SHOWN)));
        return "treasury/payees";
    }

    @PostMapping("/desk/payees/{id}/accept")
    String accept(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        Outcome<UUID> outcome = payees.accept(id, form.text("reason"));
        if (outcome.isDone()) {
            return Toast.redirect("/desk/payees", "payee_accepted");
        }
        form.refuse(outcome.refusals());
        response.setStatus(422);
        return all(form, model);
    }

    @PostMapping("/desk/batches/{id}/payees")
    String ask(@PathVariable UUID id) {
        batches.ask(new BatchId(id)).orThrow();
        return Toast.redirect("/desk/batches/" + id, "payees_asked");
    }
}
