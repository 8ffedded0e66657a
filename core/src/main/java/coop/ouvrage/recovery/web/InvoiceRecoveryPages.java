package coop.ouvrage.recovery.web;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.recovery.Dispute;
import coop.ouvrage.recovery.Disputes;
import coop.ouvrage.recovery.EarlyPayments;
import coop.ouvrage.recovery.Recovery;
import coop.ouvrage.recovery.StepQuestions;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What is done to have an invoice paid: for its holders, who answer before hard steps, and for finance, who stops and resumes. */
@Controller
@RequestMapping("/invoices/{id}/recovery")
class InvoiceRecoveryPages {

    private static final Map<String, String> FIELDS = Map.of(
            "recovery.text_missing", "text",
            "recovery.reason_missing", "reason",
            "recovery.early_percent", "percent",
            "recovery.early_until", "until");

    private final Recovery recovery;
    private final StepQuestions questions;
    private final EarlyPayments early;
    private final Disputes disputes;
    private final Permissions permissions;

    InvoiceRecoveryPages(
            Recovery recovery,
            StepQuestions questions,
            EarlyPayments early,
            Disputes disputes,
            Permissions permissions) {
        this.recovery = recovery;
        this.questions = questions;
        this.early = early;
        this.disputes = disputes;
        this.permissions = permissions;
    }

    @GetMapping
    String show(@PathVariable UUID id, Form form, Model model) {
        Recovery.View view = recovery.of(id).orElseThrow(NotFound::new);
        model.addAttribute("view", view);
        model.addAttribute("question", questions.on(id).orElse(null));
        model.addAttribute("early", early.on(id).orElse(null));
        model.addAttribute("disputes", disputes.onInvoice(id));
        model.addAttribute("mayStop", permissions.allows(Permission.BANK_MATCH));
        model.addAttribute(
                "mayAnswer",
                view.item().units().stream().anyMatch(unit -> permissions.allows(Permission.INVOICE_CREDIT, unit)));
        model.addAttribute("form", form);
        return "recovery/invoice";
    }

    @PostMapping("/stop")
    String stop(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        if (form.accept(recovery.stop(id, form.text("reason")), FIELDS) != null) {
            return Toast.redirect("/invoices/" + id + "/recovery", "recovery.stopped");
        }
        response.setStatus(422);
        return show(id, form, model);
    }

    @PostMapping("/resume")
    String resume(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        if (form.accept(recovery.resume(id, form.text("reason")), FIELDS) != null) {
            return Toast.redirect("/invoices/" + id + "/recovery", "recovery.resumed");
        }
        response.setStatus(422);
        return show(id, form, model);
    }

    @PostMapping("/charges/{charge}/waive")
    String waive(@PathVariable UUID id, @PathVariable UUID charge, Form form) {
        recovery.waive(id, charge, form.text("reason")).orThrow();
        return Toast.redirect("/invoices/" + id + "/recovery", "recovery.waived");
    }

    @PostMapping("/early")
    String early(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        if (recovery.of(id).isEmpty()) {
            throw new NotFound();
        }
        BigDecimal percent = form.number("percent");
        LocalDate until = form.day("until");
        if (percent != null && until != null && form.accept(early.offer(id, percent, until), FIELDS) != null) {
            return Toast.redirect("/invoices/" + id + "/recovery", "recovery.early_offered");
        }
        response.setStatus(422);
        return show(id, form, model);
    }

    @PostMapping("/dispute")
    String dispute(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        if (recovery.of(id).isEmpty()) {
            throw new NotFound();
        }
        Dispute.Subject subject = form.choice("subject", Dispute.Subject.class);
        UUID made = subject == null ? null : form.accept(disputes.open(id, subject, form.text("text")), FIELDS);
        if (made != null) {
            return Toast.redirect("/disputes/" + made, "recovery.disputed");
        }
        response.setStatus(422);
        return show(id, form, model);
    }
}
