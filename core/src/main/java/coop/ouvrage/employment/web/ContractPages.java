package coop.ouvrage.employment.web;

import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.Contracts;
import coop.ouvrage.employment.FlatTax;
import coop.ouvrage.employment.Signatures;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.employment.WorkDone;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.NotFound;
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

/** A contract for its worker and its holder: read, signed, confirmed, cancelled. */
@Controller
class ContractPages {

    private static final Map<String, String> CODE = Map.of(
            "employment.code_wrong", "code", "employment.code_expired", "code", "employment.code_too_many", "code");
    private static final Map<String, String> REASON = Map.of("employment.reason_missing", "reason");

    private final Contracts contracts;
    private final Signatures signatures;
    private final WorkDone work;
    private final FlatTax flatTax;
    private final ContractViews views;
    private final ProofFile proofs;

    ContractPages(
            Contracts contracts,
            Signatures signatures,
            WorkDone work,
            FlatTax flatTax,
            ContractViews views,
            ProofFile proofs) {
        this.contracts = contracts;
        this.signatures = signatures;
        this.work = work;
        this.flatTax = flatTax;
        this.views = views;
        this.proofs = proofs;
    }

    @GetMapping("/contracts/{id}")
    String contract(@PathVariable UUID id, Form form, Model model) {
        return show("employment/contract", id, form, model);
    }

    private String show(String template, UUID id, Form form, Model model) {
        model.addAttribute("it", views.of(id));
        model.addAttribute("form", form);
        return template;
    }

    @GetMapping("/contracts/{id}/paper")
    ResponseEntity<byte[]> paper(@PathVariable UUID id) {
        byte[] pdf = contracts.paper(new ContractId(id)).orElseThrow(NotFound::new);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename("contract-" + id + ".pdf")
                                .build()
                                .toString())
                .body(pdf);
    }

    @GetMapping("/contracts/{id}/sign")
    String signing(@PathVariable UUID id, Form form, Model model) {
        return show("employment/sign", id, form, model);
    }

    @PostMapping("/contracts/{id}/code")
    String code(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        if (form.accept(signatures.requestCode(new ContractId(id)), Map.of()) != null) {
            return Toast.redirect("/contracts/" + id + "/sign", "employment.code_sent");
        }
        response.setStatus(422);
        return show("employment/sign", id, form, model);
    }

    @PostMapping("/contracts/{id}/sign")
    String sign(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        Outcome<WorkContract> signed = signatures.sign(new ContractId(id), form.text("code"));
        if (form.accept(signed, CODE) != null) {
            return Toast.redirect("/contracts/" + id, "employment.signed");
        }
        response.setStatus(422);
        return show("employment/sign", id, form, model);
    }

    @GetMapping("/contracts/{id}/days")
    String days(@PathVariable UUID id, Form form, Model model) {
        DayForms.fill(form, views.of(id));
        return show("employment/days", id, form, model);
    }

    /** One tap confirms the days as agreed; typed ones correct them. */
    @PostMapping("/contracts/{id}/days")
    String confirm(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        ContractId contract = new ContractId(id);
        ContractView it = views.of(id);
        WorkContract known = it.contract();
        boolean byShare = form.isChecked("by_share");
        var days = form.isChecked("as_agreed") ? DayForms.agreed(known) : DayForms.typed(form, it.days());
        if (!form.isRefused()) {
            Outcome<ContractId> done = known.confirmed()
                    ? work.correct(contract, days, form.text("reason"), byShare)
                    : work.confirm(contract, days, byShare);
            if (form.accept(done, REASON) != null) {
                return Toast.redirect("/contracts/" + id, "employment.confirmed");
            }
        }
        response.setStatus(422);
        return show("employment/days", id, form, model);
    }

    @PostMapping("/contracts/{id}/flat-tax")
    String flatTax(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        boolean flat = form.text("flat").equals("yes");
        if (form.accept(flatTax.choose(new ContractId(id), flat, form.text("reason")), REASON) != null) {
            return Toast.redirect("/contracts/" + id, "employment.handled");
        }
        response.setStatus(422);
        return show("employment/contract", id, form, model);
    }

    /** Everything that proves the contract, to take away. */
    @GetMapping("/contracts/{id}/proof")
    ResponseEntity<byte[]> proof(@PathVariable UUID id, Words words) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"proof-" + id + ".zip\"")
                .body(proofs.of(views.of(id), words));
    }

    @PostMapping("/contracts/{id}/cancel")
    String cancel(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        if (form.accept(contracts.cancel(new ContractId(id), form.text("reason")), REASON) != null) {
            return Toast.redirect("/contracts/" + id, "employment.cancelled");
        }
        response.setStatus(422);
        return show("employment/contract", id, form, model);
    }
}
