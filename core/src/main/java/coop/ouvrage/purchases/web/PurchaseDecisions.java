package coop.ouvrage.purchases.web;

import coop.ouvrage.purchases.Purchase;
import coop.ouvrage.purchases.PurchaseId;
import coop.ouvrage.purchases.PurchaseReading;
import coop.ouvrage.purchases.PurchaseTyping;
import coop.ouvrage.purchases.Purchases;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Toast;
import coop.ouvrage.web.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
    private final PurchaseTyping typing;
    private final PurchasePages pages;

    PurchaseDecisions(PurchaseReading reading, Purchases purchases, PurchaseTyping typing, PurchasePages pages) {
        this.reading = reading;
        this.purchases = purchases;
        this.typing = typing;
        this.pages = pages;
    }

    @GetMapping({"/purchases/{id}", "/desk/purchases/{id}"})
    String show(@PathVariable UUID id, Words words, HttpServletRequest request, Model model) {
        Purchase.Coding coding = reading.get(new PurchaseId(id)).coding();
        return shown(id, CodingForm.filled(Form.empty(), "", coding), words, isDesk(request), model);
    }

    private String shown(UUID id, Form form, Words words, boolean desk, Model model) {
        if (desk) {
            reading.requireAll();
        }
        PurchasePage view = pages.of(reading.get(new PurchaseId(id)), words);
        model.addAttribute("view", view);
        model.addAttribute(
                "form", view.paper() == null || form.isRefused() ? form : TypedForm.found(form, view.paper()));
        return desk ? "purchases/desk_show" : "purchases/show";
    }

    private static boolean isDesk(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/desk/");
    }

    /** Every decision ends alike: back on the page of the document, or on it with the reasons why not. */
    @PostMapping({
        "/purchases/{id}/approve",
        "/purchases/{id}/refuse",
        "/desk/purchases/{id}/assign",
        "/desk/purchases/{id}/type",
        "/desk/purchases/{id}/approve",
        "/desk/purchases/{id}/book",
        "/desk/purchases/{id}/refuse",
        "/desk/purchases/{id}/account"
    })
    String decide(
            @PathVariable UUID id,
            Form form,
            Words words,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        String address = request.getRequestURI();
        Outcome<PurchaseId> outcome =
                decided(new PurchaseId(id), address.substring(address.lastIndexOf('/') + 1), form);
        if (outcome != null && form.accept(outcome, Map.of()) != null) {
            return Toast.redirect((isDesk(request) ? "/desk/purchases/" : "/purchases/") + id, "purchases.decided");
        }
        response.setStatus(422);
        return shown(id, form, words, isDesk(request), model);
    }

    /** Null when the form cannot be read. */
    private @Nullable Outcome<PurchaseId> decided(PurchaseId id, String act, Form form) {
        return switch (act) {
            case "assign" -> assigned(id, form);
            case "type" -> typed(id, form);
            case "approve" -> purchases.approve(id);
            case "book" -> purchases.book(id);
            case "refuse" -> purchases.refuse(id, form.text("reason_code"), form.text("reason"));
            case "account" -> purchases.confirmAccount(id, form.text("called"), form.text("said"));
            default -> throw new NotFound();
        };
    }

    private @Nullable Outcome<PurchaseId> typed(PurchaseId id, Form form) {
        PurchaseTyping.Typed typed = TypedForm.read(form);
        return typed == null ? null : typing.type(id, typed);
    }

    private @Nullable Outcome<PurchaseId> assigned(PurchaseId id, Form form) {
        Purchases.Assignment wanted = CodingForm.read(form, "");
        return wanted == null ? null : purchases.assign(id, wanted);
    }
}
