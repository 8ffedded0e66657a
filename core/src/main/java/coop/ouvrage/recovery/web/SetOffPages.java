package coop.ouvrage.recovery.web;

import coop.ouvrage.customer.Client;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.money.Money;
import coop.ouvrage.recovery.SetOffs;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where finance sets invoices to a client off against what is owed to the same party, and reverses it. */
@Controller
@RequestMapping("/desk/recovery/clients/{client}/set-offs")
class SetOffPages {

    private static final Map<String, String> FIELDS = Map.of(
            "recovery.set_off_agreement", "with",
            "recovery.set_off_amount", "amount",
            "recovery.set_off_pair", "invoice",
            "recovery.set_off_disputed", "invoice");

    private final SetOffs setOffs;
    private final Clients clients;

    SetOffPages(SetOffs setOffs, Clients clients) {
        this.setOffs = setOffs;
        this.clients = clients;
    }

    @GetMapping
    String list(@PathVariable UUID client, Form form, Model model) {
        Client known = clients.find(client).orElseThrow(NotFound::new);
        model.addAttribute("client", known);
        model.addAttribute("made", setOffs.of(client));
        model.addAttribute("open", setOffs.open(client));
        model.addAttribute("form", form);
        return "recovery/set_offs";
    }

    @PostMapping
    String make(@PathVariable UUID client, Form form, Model model, HttpServletResponse response) {
        UUID invoice = form.id("invoice");
        UUID purchase = form.id("purchase");
        Money amount = form.text("amount").isBlank() ? null : form.money("amount");
        LocalDate on = form.day("on");
        if (invoice != null && purchase != null && on != null && !form.isRefused()) {
            var agreement = new SetOffs.Agreement(on, form.text("with"));
            if (form.accept(setOffs.make(client, invoice, purchase, amount, agreement), FIELDS) != null) {
                return Toast.redirect(own(client), "recovery.set_off");
            }
        }
        response.setStatus(422);
        return list(client, form, model);
    }

    @PostMapping("/{id}/undo")
    String undo(
            @PathVariable UUID client, @PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        if (setOffs.of(client).stream().noneMatch(each -> each.id().equals(id))) {
            throw new NotFound();
        }
        if (form.accept(setOffs.undo(id, form.text("reason")), Map.of()) != null) {
            return Toast.redirect(own(client), "recovery.set_off_undone");
        }
        response.setStatus(422);
        return list(client, form, model);
    }

    private static String own(UUID client) {
        return "/desk/recovery/clients/" + client + "/set-offs";
    }
}
