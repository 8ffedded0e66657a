package coop.ouvrage.clientspace.web;

import coop.ouvrage.clientspace.ClientAccessLinks;
import coop.ouvrage.clientspace.ClientSpace;
import coop.ouvrage.clientspace.ClientVoice;
import coop.ouvrage.recovery.Dispute;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.web.AddresseeLanguage;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.ListQuery;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.SecretAddress;
import coop.ouvrage.web.ShownOnce;
import coop.ouvrage.web.Slice;
import coop.ouvrage.web.Toast;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** A client's own papers on its link: what it owes and how to pay, offers, plans, disputes. Without account or script. */
@Controller
@RequestMapping("/l/space/{token}")
class SpacePages {

    private static final Map<String, String> FIELDS = Map.of(
            "recovery.name_missing", "name",
            "messaging.wrong_code", "code",
            "messaging.code_over", "code",
            "messaging.code_missing", "code",
            "recovery.text_missing", "text",
            "recovery.text_too_long", "text");

    private final ClientAccessLinks links;
    private final ClientSpace space;
    private final ClientVoice voice;

    SpacePages(ClientAccessLinks links, ClientSpace space, ClientVoice voice) {
        this.links = links;
        this.space = space;
        this.voice = voice;
    }

    @ModelAttribute
    void secret(HttpServletResponse response) {
        SecretAddress.hide(response);
    }

    private UUID client(String token) {
        return links.ofLink(token).orElseThrow(NotFound::new);
    }

    @GetMapping
    String show(@PathVariable String token, ListQuery query, Form form, HttpServletRequest request, Model model) {
        ClientSpace.Space mine = space.of(client(token));
        int all = mine.items().size();
        int from = Math.min(query.offset(), all);
        model.addAttribute(
                "invoices", new Slice<>(mine.items().subList(from, Math.min(from + ListQuery.SIZE, all)), query, all));
        AddresseeLanguage.set(request, mine.client().language().getLanguage());
        model.addAttribute("space", mine);
        model.addAttribute("token", token);
        model.addAttribute("form", form);
        return "clientspace/space";
    }

    @PostMapping("/code")
    String code(@PathVariable String token) {
        links.sendCode(client(token)).orThrow();
        return Toast.redirect("/l/space/" + token, "code_sent");
    }

    @PostMapping("/plans/{plan}/agree")
    String agree(
            @PathVariable String token,
            @PathVariable UUID plan,
            Form form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Outcome<UUID> agreed = voice.agree(client(token), plan, form.text("name"), form.text("code"));
        if (form.accept(agreed, FIELDS) != null) {
            return Toast.redirect("/l/space/" + token, "clientspace.agreed");
        }
        response.setStatus(422);
        return show(token, ListQuery.of(""), form, request, model);
    }

    @PostMapping("/key")
    String key(
            @PathVariable String token,
            Form form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        String key = form.accept(links.newKey(client(token), form.text("code")), FIELDS);
        if (key == null) {
            response.setStatus(422);
            return show(token, ListQuery.of(""), form, request, model);
        }
        ShownOnce.mark(request);
        model.addAttribute("key", key);
        model.addAttribute("token", token);
        return "clientspace/key";
    }

    @PostMapping("/quotes/{quote}")
    String quote(@PathVariable String token, @PathVariable UUID quote) {
        return "redirect:" + space.offer(client(token), quote);
    }

    @GetMapping("/invoices/{id}")
    String invoice(
            @PathVariable String token, @PathVariable UUID id, Form form, HttpServletRequest request, Model model) {
        UUID client = client(token);
        ClientSpace.Space mine = space.of(client);
        AddresseeLanguage.set(request, mine.client().language().getLanguage());
        model.addAttribute("paper", InvoiceView.of(space.paper(client, id), mine));
        model.addAttribute("token", token);
        model.addAttribute("form", form);
        return "clientspace/invoice";
    }

    @PostMapping("/invoices/{id}/dispute")
    String dispute(
            @PathVariable String token,
            @PathVariable UUID id,
            Form form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Dispute.Subject subject = form.choice("subject", Dispute.Subject.class);
        UUID made = subject == null
                ? null
                : form.accept(voice.dispute(client(token), id, subject, form.text("text")), FIELDS);
        if (made != null) {
            return Toast.redirect("/l/space/" + token + "/disputes/" + made, "recovery.disputed");
        }
        response.setStatus(422);
        return invoice(token, id, form, request, model);
    }

    @GetMapping("/disputes/{id}")
    String dispute(
            @PathVariable String token, @PathVariable UUID id, Form form, HttpServletRequest request, Model model) {
        UUID client = client(token);
        AddresseeLanguage.set(request, space.of(client).client().language().getLanguage());
        Dispute dispute = voice.dispute(client, id);
        model.addAttribute("dispute", dispute);
        model.addAttribute("item", space.paper(client, dispute.invoice()).item());
        model.addAttribute("mediator", voice.mediator(dispute));
        model.addAttribute("token", token);
        model.addAttribute("form", form);
        return "clientspace/dispute";
    }

    @PostMapping("/disputes/{id}")
    String say(
            @PathVariable String token,
            @PathVariable UUID id,
            Form form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (form.accept(voice.say(client(token), id, form.text("text")), FIELDS) != null) {
            return Toast.redirect("/l/space/" + token + "/disputes/" + id, "recovery.said");
        }
        response.setStatus(422);
        return dispute(token, id, form, request, model);
    }

    @PostMapping("/disputes/{id}/offers/{offer}/{answer:yes|no}")
    String answer(
            @PathVariable String token, @PathVariable UUID id, @PathVariable UUID offer, @PathVariable String answer) {
        voice.answer(client(token), id, offer, "yes".equals(answer)).orThrow();
        return Toast.redirect("/l/space/" + token + "/disputes/" + id, "recovery.answered");
    }
}
