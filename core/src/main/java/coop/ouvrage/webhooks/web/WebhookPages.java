package coop.ouvrage.webhooks.web;

import coop.ouvrage.web.Form;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.ShownOnce;
import coop.ouvrage.web.Toast;
import coop.ouvrage.webhooks.Told;
import coop.ouvrage.webhooks.Webhooks;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Webhooks for administrators: registered, tried, ended; and their calls. */
@Controller
class WebhookPages {

    private static final int CALLS = 50;
    private static final Map<String, String> FIELDS = Map.of(
            "webhooks.address_unreadable", "address",
            "webhooks.address_not_https", "address",
            "webhooks.address_unknown", "address",
            "webhooks.address_private", "address");

    private final Webhooks webhooks;

    WebhookPages(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    @GetMapping("/desk/webhooks")
    String list(Form form, Model model) {
        model.addAttribute("webhooks", webhooks.all());
        model.addAttribute("events", Told.codes());
        model.addAttribute("form", form);
        return "webhooks/list";
    }

    /** The answer is the page with the secret: it is shown this once. */
    @PostMapping("/desk/webhooks")
    String register(Form form, Model model, HttpServletRequest request, HttpServletResponse response) {
        String address = form.required("address", 500);
        Webhooks.Registered made =
                address == null ? null : form.accept(webhooks.register(address, form.all("event")), FIELDS);
        if (made == null) {
            response.setStatus(422);
            return list(form, model);
        }
        ShownOnce.mark(request);
        model.addAttribute("secret", made.secret());
        return show(made.id(), model);
    }

    @GetMapping("/desk/webhooks/{id}")
    String show(@PathVariable UUID id, Model model) {
        model.addAttribute("webhook", webhooks.find(id).orElseThrow(NotFound::new));
        model.addAttribute("calls", webhooks.calls(id, null, CALLS));
        return "webhooks/show";
    }

    @PostMapping("/desk/webhooks/{id}/end")
    String end(@PathVariable UUID id) {
        webhooks.end(id);
        return Toast.redirect("/desk/webhooks/" + id, "webhooks.ended");
    }

    @PostMapping("/desk/webhooks/{id}/trial")
    String trial(@PathVariable UUID id) {
        webhooks.trial(id);
        return Toast.redirect("/desk/webhooks/" + id, "webhooks.queued");
    }

    @PostMapping("/desk/webhooks/{id}/calls/{call}/again")
    String again(@PathVariable UUID id, @PathVariable UUID call) {
        webhooks.again(id, call);
        return Toast.redirect("/desk/webhooks/" + id, "webhooks.queued");
    }
}
