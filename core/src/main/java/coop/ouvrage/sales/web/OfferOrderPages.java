package coop.ouvrage.sales.web;

import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.sales.OfferOrders;
import coop.ouvrage.sales.SaleRequest;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** What a holder does with a quote that was ordered: invoice it in parts or whole, note call-offs, cancel it. */
@Controller
class OfferOrderPages {

    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final int SCALE = 4;

    private final OfferOrders ordered;
    private final OfferViews views;

    OfferOrderPages(OfferOrders ordered, OfferViews views) {
        this.ordered = ordered;
        this.views = views;
    }

    @PostMapping("/offers/{id}/deposit")
    String deposit(@PathVariable UUID id, HttpServletResponse response, Model model) {
        return asked(id, ordered.deposit(id), Form.empty(), response, model);
    }

    @PostMapping("/offers/{id}/part")
    String part(@PathVariable UUID id, Form form, HttpServletResponse response, Model model) {
        BigDecimal share = form.number("share");
        if (share == null) {
            return refused(id, form, response, model);
        }
        return asked(id, ordered.part(id, share.divide(HUNDRED, SCALE, RoundingMode.HALF_UP)), form, response, model);
    }

    @PostMapping("/offers/{id}/last")
    String last(@PathVariable UUID id, HttpServletResponse response, Model model) {
        return asked(id, ordered.last(id), Form.empty(), response, model);
    }

    @PostMapping("/offers/{id}/call-offs")
    String callOff(@PathVariable UUID id, Form form, HttpServletResponse response, Model model) {
        BigDecimal line = form.number("line");
        BigDecimal quantity = form.number("quantity");
        if (line == null || quantity == null) {
            return refused(id, form, response, model);
        }
        String reference = form.text("reference");
        Outcome<UUID> outcome = ordered.callOff(id, line.intValue(), quantity, reference.isEmpty() ? null : reference);
        return done(id, outcome, "offer_called_off", form, response, model);
    }

    @PostMapping("/offers/{id}/call-offs/{callOff}/invoice")
    String invoice(@PathVariable UUID id, @PathVariable UUID callOff, HttpServletResponse response, Model model) {
        return asked(id, ordered.invoice(id, callOff), Form.empty(), response, model);
    }

    @PostMapping("/offers/{id}/reference")
    String refer(@PathVariable UUID id, Form form, HttpServletResponse response, Model model) {
        return done(id, ordered.refer(id, form.text("reference")), "offer_referred", form, response, model);
    }

    @PostMapping("/offers/{id}/cancellation")
    String cancel(@PathVariable UUID id, Form form, HttpServletResponse response, Model model) {
        return done(id, ordered.cancel(id, form.text("reason")), "offer_cancelled", form, response, model);
    }

    private String asked(UUID id, Outcome<SaleRequest> outcome, Form form, HttpServletResponse response, Model model) {
        String toast = outcome instanceof Outcome.Done<SaleRequest>(SaleRequest made)
                ? "sale_" + made.state().name().toLowerCase(Locale.ROOT)
                : "";
        return done(id, outcome, toast, form, response, model);
    }

    private String done(
            UUID id, Outcome<?> outcome, String toast, Form form, HttpServletResponse response, Model model) {
        if (outcome.isDone()) {
            return Toast.redirect("/offers/" + id, toast);
        }
        form.refuse(
                outcome.refusals(),
                Map.of(
                        "sales.reason_missing",
                        "reason",
                        "sales.above_ceiling",
                        "quantity",
                        "sales.client_reference",
                        "reference"));
        return refused(id, form, response, model);
    }

    private String refused(UUID id, Form form, HttpServletResponse response, Model model) {
        response.setStatus(422);
        model.addAttribute("view", views.of(id));
        model.addAttribute("form", form);
        return "sales/offer";
    }
}
