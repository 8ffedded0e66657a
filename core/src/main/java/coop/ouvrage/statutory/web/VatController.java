package coop.ouvrage.statutory.web;

import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.returns.AuthorityPayments;
import coop.ouvrage.statutory.Filing;
import coop.ouvrage.statutory.Span;
import coop.ouvrage.statutory.VatDebts;
import coop.ouvrage.statutory.VatReturn;
import coop.ouvrage.statutory.VatReturns;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.Toast;
import coop.ouvrage.web.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The VAT return of a period, its versions and what was filed. */
@Controller
class VatController {

    private final VatReturns returns;
    private final VatDebts debts;
    private final AuthorityPayments authorities;
    private final Tables tables;
    private final LegalEntities entities;

    VatController(
            VatReturns returns, VatDebts debts, AuthorityPayments authorities, Tables tables, LegalEntities entities) {
        this.returns = returns;
        this.debts = debts;
        this.authorities = authorities;
        this.tables = tables;
        this.entities = entities;
    }

    @GetMapping("/desk/vat")
    String vat(Form form, Words words, Model model) {
        Asked asked = Asked.of(form, entities, words, false);
        model.addAttribute("asked", asked);
        VatReturn vat = returns.of(asked.entity(), asked.period());
        model.addAttribute("vat", vat);
        model.addAttribute("debt", vat.filed().map(debts::of).orElse(null));
        model.addAttribute("form", form.with("entity", asked.entity()).with("period", asked.period()));
        return "statutory/vat";
    }

    /** Makes the file of a return or listing and keeps it as a version. */
    @PostMapping("/desk/vat/filings")
    String make(Form form, Words words, HttpServletResponse response, Model model) {
        Filing.Kind kind = form.choice("kind", Filing.Kind.class);
        Span span = Span.parse(form.text("period")).orElse(null);
        if (kind != null && span != null && entities.find(form.text("entity")).isPresent()) {
            Outcome<UUID> made = returns.make(form.text("entity"), kind, span);
            if (form.accept(made, Map.of()) != null) {
                return Toast.redirect(
                        page(kind) + "?entity=" + form.text("entity") + "&period=" + span, "statutory.made");
            }
        }
        response.setStatus(422);
        return kind == null ? vat(form, words, model) : again(kind, form, words, model);
    }

    /** The page on which somebody asked for the file, with what was refused. */
    private String again(Filing.Kind kind, Form form, Words words, Model model) {
        return switch (kind) {
            case RETURN -> vat(form, words, model);
            case INTRA ->
                TableController.shown(tables.intra(Asked.of(form, entities, words, false), words), form, model);
            case CLIENTS ->
                TableController.shown(tables.clients(Asked.of(form, entities, words, true), words), form, model);
        };
    }

    static String page(Filing.Kind kind) {
        return switch (kind) {
            case RETURN -> "/desk/vat";
            case INTRA -> "/desk/vat/intra";
            case CLIENTS -> "/desk/vat/clients";
        };
    }

    @GetMapping("/desk/vat/filings/{id}")
    ResponseEntity<byte[]> file(@PathVariable UUID id) {
        byte[] file = returns.file(id);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("vat-" + id + ".xml")
                                .build()
                                .toString())
                .body(file);
    }

    /** What the tax office answered to a version. */
    @PostMapping("/desk/vat/filings/{id}/filed")
    String filed(@PathVariable UUID id, Form form, Words words, HttpServletResponse response, Model model) {
        return done(id, returns.filed(id, form.text("receipt")), "statutory.filed", form, words, response, model);
    }

    /** What a filed return owes, into a batch that another person releases. */
    @PostMapping("/desk/vat/filings/{id}/payment")
    String pay(@PathVariable UUID id, Form form, Words words, HttpServletResponse response, Model model) {
        return done(id, debts.pay(id), "statutory.in_batch", form, words, response, model);
    }

    @PostMapping("/desk/vat/filings/{id}/account")
    String account(@PathVariable UUID id, Form form, Words words, HttpServletResponse response, Model model) {
        Outcome<String> entered = authorities.enter(debts.authority(), form.text("iban"), form.text("source"));
        return done(id, entered, "returns.account_entered", form, words, response, model);
    }

    @PostMapping("/desk/vat/filings/{id}/account/confirm")
    String confirm(@PathVariable UUID id, Form form, Words words, HttpServletResponse response, Model model) {
        Outcome<String> confirmed = authorities.confirm(debts.authority());
        return done(id, confirmed, "returns.account_confirmed", form, words, response, model);
    }

    private String done(
            UUID id,
            Outcome<?> outcome,
            String toast,
            Form form,
            Words words,
            HttpServletResponse response,
            Model model) {
        Filing filing = returns.filing(id);
        if (form.accept(outcome, Map.of()) != null) {
            return Toast.redirect("/desk/vat?entity=" + filing.entity() + "&period=" + filing.span(), toast);
        }
        response.setStatus(422);
        return vat(form.with("entity", filing.entity()).with("period", filing.span()), words, model);
    }
}
