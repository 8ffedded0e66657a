package coop.ouvrage.recovery.web;

import coop.ouvrage.access.Role;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.receivables.OpenItems;
import coop.ouvrage.recovery.Dispute;
import coop.ouvrage.recovery.DisputeOffers;
import coop.ouvrage.recovery.Disputes;
import coop.ouvrage.recovery.Mediation;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.Icon;
import coop.ouvrage.web.ListQuery;
import coop.ouvrage.web.NavigationItem;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The mediation channel, for the member's side and for who leads it. */
@Controller
class DisputePages {

    private static final Map<String, String> FIELDS = Map.of(
            "recovery.text_missing", "text",
            "recovery.text_too_long", "text",
            "recovery.offer_amount", "amount");

    private final Disputes disputes;
    private final DisputeOffers offers;
    private final Mediation mediation;
    private final OpenItems items;
    private final Parties parties;

    DisputePages(Disputes disputes, DisputeOffers offers, Mediation mediation, OpenItems items, Parties parties) {
        this.disputes = disputes;
        this.offers = offers;
        this.mediation = mediation;
        this.items = items;
        this.parties = parties;
    }

    @GetMapping("/disputes/{id}")
    String show(@PathVariable UUID id, Form form, Model model) {
        Dispute dispute = disputes.find(id).orElseThrow(NotFound::new);
        UUID mediator = dispute.mediator();
        model.addAttribute("dispute", dispute);
        model.addAttribute("side", disputes.sideOf(dispute));
        model.addAttribute("item", items.find(dispute.invoice()).orElseThrow(NotFound::new));
        model.addAttribute("client", parties.name(dispute.client()));
        model.addAttribute("mediator", mediator == null ? "" : parties.name(mediator));
        model.addAttribute("form", form);
        return "recovery/dispute";
    }

    @PostMapping("/disputes/{id}")
    String say(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        known(id);
        return after(id, form.accept(disputes.say(id, form.text("text")), FIELDS), "said", form, model, response);
    }

    private void known(UUID id) {
        if (disputes.find(id).isEmpty()) {
            throw new NotFound();
        }
    }

    private String after(
            UUID id,
            @org.jspecify.annotations.Nullable UUID done,
            String toast,
            Form form,
            Model model,
            HttpServletResponse response) {
        if (done != null) {
            return Toast.redirect("/disputes/" + id, "recovery." + toast);
        }
        response.setStatus(422);
        return show(id, form, model);
    }

    @PostMapping("/disputes/{id}/offers")
    String offer(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        known(id);
        Dispute.Offer offer = form.choice("offer", Dispute.Offer.class);
        var amount = offer == Dispute.Offer.CREDIT ? form.money("amount") : null;
        UUID done = form.isRefused() || offer == null
                ? null
                : form.accept(offers.offer(id, offer, amount, form.text("words")), FIELDS);
        return after(id, done, "said", form, model, response);
    }

    @PostMapping("/disputes/{id}/offers/{offer}/{answer:yes|no}")
    String answer(@PathVariable UUID id, @PathVariable UUID offer, @PathVariable String answer) {
        known(id);
        offers.answer(id, offer, "yes".equals(answer)).orThrow();
        return Toast.redirect("/disputes/" + id, "recovery.answered");
    }

    @PostMapping("/disputes/{id}/take")
    String take(@PathVariable UUID id) {
        known(id);
        mediation.take(id).orThrow();
        return Toast.redirect("/disputes/" + id, "recovery.taken");
    }

    @PostMapping("/disputes/{id}/close")
    String close(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        known(id);
        return after(id, form.accept(mediation.close(id, form.text("text")), FIELDS), "closed", form, model, response);
    }

    @GetMapping("/desk/disputes")
    String list(ListQuery query, Model model) {
        List<Dispute> all = disputes.all(query.offset(), ListQuery.SIZE);
        model.addAttribute("disputes", all);
        model.addAttribute("query", query);
        model.addAttribute("years", mediation.years());
        model.addAttribute(
                "names",
                parties.names(all.stream().map(Dispute::client).distinct().toList()));
        return "recovery/disputes";
    }

    /** Where they stand in the navigation. */
    @Configuration(proxyBeanMethods = false)
    static class Places {

        @Bean
        NavigationItem disputesRoom() {
            return NavigationItem.of(
                    coop.ouvrage.web.NavigationItem.Room.DESK,
                    "recovery.disputes",
                    "/desk/disputes",
                    Icon.TALK,
                    57,
                    Role.FINANCE);
        }

        @Bean
        NavigationItem remindersRoom() {
            return NavigationItem.of(
                    coop.ouvrage.web.NavigationItem.Room.DESK,
                    "recovery.reminders",
                    "/desk/reminders",
                    Icon.PAPER,
                    56,
                    Role.FINANCE,
                    Role.AUDITOR);
        }
    }
}
