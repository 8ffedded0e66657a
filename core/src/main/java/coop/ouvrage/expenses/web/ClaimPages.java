package coop.ouvrage.expenses.web;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.expenses.ClaimDraft;
import coop.ouvrage.expenses.ClaimId;
import coop.ouvrage.expenses.ExpenseClaim;
import coop.ouvrage.expenses.ExpenseClaims;
import coop.ouvrage.money.Money;
import coop.ouvrage.unit.Units;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Claims for the member who makes them and the officer who decides. */
@Controller
class ClaimPages {

    private final ExpenseClaims claims;
    private final Units units;
    private final CurrentUser user;

    ClaimPages(ExpenseClaims claims, Units units, CurrentUser user) {
        this.claims = claims;
        this.units = units;
        this.user = user;
    }

    @GetMapping("/expenses")
    String mine(Form form, Model model) {
        model.addAttribute("claims", claims.mine());
        model.addAttribute("form", form);
        model.addAttribute("pays", !activities().isEmpty());
        return "expenses/list";
    }

    /** Activities of the reader: what they have pays costs that belong to no job. */
    private Map<String, String> activities() {
        Map<String, String> names = new LinkedHashMap<>();
        user.partyId().map(units::ofHolder).orElse(List.of()).stream()
                .filter(unit -> unit.open() && unit.isActivity())
                .forEach(unit -> names.put(unit.id().toString(), unit.name()));
        return names;
    }

    /** The form of a job, whose page links here with unit and job; or of a cost that an activity pays from what it has. */
    @GetMapping("/expenses/new")
    String form(Form form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("currencies", claims.currencies());
        model.addAttribute("activities", form.text("job").isEmpty() ? activities() : Map.of());
        return "expenses/new";
    }

    @PostMapping("/expenses")
    String claim(@RequestParam MultipartFile receipt, Form form, Model model, HttpServletResponse response)
            throws IOException {
        UUID unit = form.id("unit");
        UUID job = form.text("job").isEmpty() ? unit : form.id("job");
        Money amount = form.money("amount");
        LocalDate spentOn = form.day("spent_on");
        if (unit != null && job != null && amount != null && spentOn != null) {
            ClaimDraft draft = new ClaimDraft(
                    unit,
                    job,
                    amount,
                    spentOn,
                    form.text("description"),
                    form.text("currency"),
                    form.isChecked("in_clients_name"));
            String name = receipt.getOriginalFilename() == null ? "" : receipt.getOriginalFilename();
            if (form.accept(claims.claim(draft, receipt.getBytes(), name), Map.of("exchange.rate_missing", "currency"))
                    != null) {
                return Toast.redirect("/expenses", "expenses.claimed");
            }
        }
        response.setStatus(422);
        return form(form, model);
    }

    @GetMapping("/expenses/{id}/receipt")
    ResponseEntity<byte[]> receipt(@PathVariable UUID id) {
        ExpenseClaim claim = known(id);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(claim.receiptType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(claim.receiptName(), java.nio.charset.StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(claims.receipt(claim.id()));
    }

    @GetMapping("/desk/claims/{id}")
    String decide(@PathVariable UUID id, Form form, Model model) {
        model.addAttribute("claim", known(id));
        model.addAttribute("form", form);
        return "expenses/desk_claim";
    }

    private ExpenseClaim known(UUID id) {
        ClaimId claim = new ClaimId(id);
        if (claims.find(claim).isEmpty()) {
            throw new NotFound();
        }
        return claims.get(claim);
    }

    @PostMapping("/desk/claims/{id}/approve")
    String approve(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        if (form.accept(claims.approve(new ClaimId(id)), Map.of()) != null) {
            return Toast.redirect("/desk/claims/" + id, "expenses.decided");
        }
        response.setStatus(422);
        return decide(id, form, model);
    }

    @PostMapping("/desk/claims/{id}/refuse")
    String refuse(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        if (form.accept(claims.refuse(new ClaimId(id), form.text("reason")), Map.of()) != null) {
            return Toast.redirect("/desk/claims/" + id, "expenses.decided");
        }
        response.setStatus(422);
        return decide(id, form, model);
    }
}
