package coop.ouvrage.purchases.web;

import coop.ouvrage.purchases.Purchase;
import coop.ouvrage.purchases.PurchaseId;
import coop.ouvrage.purchases.PurchaseReading;
import coop.ouvrage.purchases.Purchases;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.Toast;
import coop.ouvrage.web.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** One document of a supplier, and what is decided on it by holder and finance. */
@Controller
class PurchaseDecisions {

    private final PurchaseReading reading;
    private final Purchases purchases;
    private final PurchasePages pages;

    PurchaseDecisions(PurchaseReading reading, Purchases purchases, PurchasePages pages) {
        this.reading = reading;
        this.purchases = purchases;
        this.pages = pages;
    }

    @GetMapping({"/purchases/{id}", "/desk/purchases/{id}"})
    String show(@PathVariable UUID id, Words words, HttpServletRequest request, Model model) {
        Purchase.Coding coding = reading.get(new PurchaseId(id)).coding();
        Form form = Form.empty()
                .with("unit", coding.unit())
                .with("subject", coding.subject())
                .with("nature", coding.nature())
                .with("treatment", coding.treatment())
                .with(
                        "deductible",
                        coding.deductible()
                                .movePointRight(2)
                                .stripTrailingZeros()
                                .toPlainString());
        return shown(id, form, words, request, model);
    }

    private String shown(UUID id, Form form, Words words, HttpServletRequest request, Model model) {
        boolean desk = request.getRequestURI().startsWith("/desk/");
        if (desk) {
            reading.requireAll();
        }
        model.addAttribute("view", pages.of(reading.get(new PurchaseId(id)), words));
        model.addAttribute("form", form);
        return desk ? "purchases/desk_show" : "purchases/show";
    }

    @PostMapping("/desk/purchases/{id}/assign")
    String assign(
            @PathVariable UUID id,
            Form form,
            Words words,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        UUID unit = form.id("unit");
        Purchase.Nature nature = form.choice("nature", Purchase.Nature.class);
        Purchase.Treatment treatment = form.choice("treatment", Purchase.Treatment.class);
        BigDecimal percent = form.number("deductible");
        UUID subject = form.text("subject").isEmpty() ? null : form.id("subject");
        if (unit != null && nature != null && treatment != null && percent != null) {
            Outcome<PurchaseId> outcome = purchases.assign(
                    new PurchaseId(id),
                    new Purchases.Assignment(unit, subject, nature, treatment, percent.movePointLeft(2)));
            if (form.accept(outcome, Map.of()) != null) {
                return Toast.redirect("/desk/purchases/" + id, "purchases.decided");
            }
        }
        response.setStatus(422);
        return shown(id, form, words, request, model);
    }

    @PostMapping({"/purchases/{id}/approve", "/desk/purchases/{id}/approve"})
    String approve(
            @PathVariable UUID id,
            Form form,
            Words words,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return decided(id, purchases.approve(new PurchaseId(id)), form, words, request, response, model);
    }

    @PostMapping("/desk/purchases/{id}/book")
    String book(
            @PathVariable UUID id,
            Form form,
            Words words,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return decided(id, purchases.book(new PurchaseId(id)), form, words, request, response, model);
    }

    @PostMapping({"/purchases/{id}/refuse", "/desk/purchases/{id}/refuse"})
    String refuse(
            @PathVariable UUID id,
            Form form,
            Words words,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Outcome<PurchaseId> outcome =
                purchases.refuse(new PurchaseId(id), form.text("reason_code"), form.text("reason"));
        return decided(id, outcome, form, words, request, response, model);
    }

    @PostMapping("/desk/purchases/{id}/account")
    String account(
            @PathVariable UUID id,
            Form form,
            Words words,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return decided(id, purchases.confirmAccount(new PurchaseId(id)), form, words, request, response, model);
    }

    private String decided(
            UUID id,
            Outcome<PurchaseId> outcome,
            Form form,
            Words words,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (form.accept(outcome, Map.of()) != null) {
            boolean desk = request.getRequestURI().startsWith("/desk/");
            return Toast.redirect((desk ? "/desk/purchases/" : "/purchases/") + id, "purchases.decided");
        }
        response.setStatus(422);
        return shown(id, form, words, request, model);
    }
}
