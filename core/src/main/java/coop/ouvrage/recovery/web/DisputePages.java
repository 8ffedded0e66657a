package coop.ouvrage.recovery.web;

import coop.ouvrage.access.Role;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.receivables.OpenItems;
import coop.ouvrage.recovery.Dispute;
import coop.ouvrage.recovery.DisputeListing;
import coop.ouvrage.recovery.DisputeOffers;
import coop.ouvrage.recovery.Disputes;
import coop.ouvrage.recovery.Mediation;
import coop.ouvrage.web.Export;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.Icon;
import coop.ouvrage.web.ListQuery;
import coop.ouvrage.web.NavigationItem;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Sheet;
import coop.ouvrage.web.Slice;
import coop.ouvrage.web.Toast;
import coop.ouvrage.web.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The mediation channel, for the member's side and for who leads it. */
@Controller
class DisputePages {

    private static final Map<String, String> FIELDS = Map.of(
            "recovery.text_missing", "text",
            "recovery.text_too_long", "text",
            "recovery.offer_amount", "amount");

    private static final int MOST_EXPORTED = 100_000;

    private final Disputes disputes;
    private final DisputeListing listing;
    private final DisputeOffers offers;
    private final Mediation mediation;
    private final OpenItems items;
    private final Parties parties;

    DisputePages(
            Disputes disputes,
            DisputeListing listing,
            DisputeOffers offers,
            Mediation mediation,
            OpenItems items,
            Parties parties) {
        this.disputes = disputes;
        this.listing = listing;
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

    @GetMapping("/disputes/{id}/agreement.pdf")
    ResponseEntity<byte[]> agreement(@PathVariable UUID id) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .body(disputes.agreement(id).orElseThrow(NotFound::new));
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
            UUID id, @Nullable UUID done, String toast, Form form, Model model, HttpServletResponse response) {
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
        DisputeListing.Found found = listing.find(asked(query, query.offset(), ListQuery.SIZE));
        model.addAttribute("disputes", new Slice<>(found.disputes(), query, found.total()));
        model.addAttribute("open", found.open());
        model.addAttribute("years", mediation.years());
        model.addAttribute("names", names(found.disputes()));
        return "recovery/disputes";
    }

    private Map<UUID, String> names(List<Dispute> all) {
        return parties.names(all.stream().map(Dispute::client).distinct().toList());
    }

    private static DisputeListing.Query asked(ListQuery query, int offset, int limit) {
        return new DisputeListing.Query(
                query.search(), query.filter(), query.sort(), query.descending(), offset, limit);
    }

    @GetMapping("/desk/disputes/export")
    ResponseEntity<byte[]> export(ListQuery query, @RequestParam(defaultValue = "csv") String format, Words words) {
        List<String> columns = Stream.of(
                        "recovery.dispute.nr",
                        "receivables.client",
                        "clientspace.subject",
                        "recovery.since",
                        "clientspace.state",
                        "recovery.until")
                .map(words::t)
                .toList();
        List<Dispute> found = listing.find(asked(query, 0, MOST_EXPORTED)).disputes();
        Map<UUID, String> names = names(found);
        List<List<@Nullable Object>> rows = found.stream()
                .map(dispute -> Arrays.<@Nullable Object>asList(
                        dispute.nr(),
                        names.getOrDefault(dispute.client(), ""),
                        words.t("recovery.subject." + dispute.subject()),
                        dispute.openedOn(),
                        words.t("recovery.dispute." + dispute.state()),
                        dispute.endedOn()))
                .toList();
        return Export.as(format, new Sheet("disputes", columns, rows));
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
