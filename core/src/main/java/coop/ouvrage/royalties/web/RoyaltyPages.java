package coop.ouvrage.royalties.web;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.invoicing.InvoiceId;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.royalties.Concession;
import coop.ouvrage.royalties.ConcessionDraft;
import coop.ouvrage.royalties.ConcessionId;
import coop.ouvrage.royalties.Concessions;
import coop.ouvrage.royalties.Royalty;
import coop.ouvrage.royalties.RoyaltyReading;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
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

/** Author's rights for members: what can be conceded, what was, and the statement of each royalty. */
@Controller
class RoyaltyPages {

    private final Concessions concessions;
    private final RoyaltyReading reading;
    private final ConcessionForm forms;
    private final Invoices invoices;
    private final LegalEntities entities;
    private final Parties parties;
    private final CurrentUser user;

    RoyaltyPages(
            Concessions concessions,
            RoyaltyReading reading,
            ConcessionForm forms,
            Invoices invoices,
            LegalEntities entities,
            Parties parties,
            CurrentUser user) {
        this.concessions = concessions;
        this.reading = reading;
        this.forms = forms;
        this.invoices = invoices;
        this.entities = entities;
        this.parties = parties;
        this.user = user;
    }

    @GetMapping("/royalties")
    String mine(Model model) {
        model.addAttribute("open", reading.open());
        model.addAttribute("concessions", reading.mine());
        model.addAttribute("endingUntil", reading.endingUntil());
        model.addAttribute("self", user.partyId().orElse(new UUID(0, 0)));
        return "royalties/list";
    }

    /** The form for the rights of an invoice: the list links here with invoice and unit. */
    @GetMapping("/royalties/new")
    String form(Form form, Model model) {
        UUID invoice = form.id("invoice");
        UUID unit = form.id("unit");
        if (invoice == null || unit == null) {
            throw new NotFound();
        }
        model.addAttribute("open", reading.open(invoice, unit).orElseThrow(NotFound::new));
        model.addAttribute("form", form.text("renews").isEmpty() ? form : renewing(form));
        return "royalties/new";
    }

    private Form renewing(Form form) {
        UUID ending = form.id("renews");
        Concession concession = ending == null
                ? null
                : reading.find(new ConcessionId(ending))
                        .map(each -> reading.get(each.id()))
                        .orElse(null);
        if (concession == null) {
            throw new NotFound();
        }
        return forms.renewing(form, concession, user.partyId().orElseThrow(NotFound::new));
    }

    @PostMapping("/royalties")
    String propose(
            @RequestParam("signed_page") MultipartFile signed, Form form, Model model, HttpServletResponse response)
            throws IOException {
        ConcessionDraft draft = forms.read(form, user.partyId().orElseThrow(NotFound::new));
        if (draft != null) {
            String name = signed.getOriginalFilename() == null ? "" : signed.getOriginalFilename();
            if (form.accept(concessions.propose(draft, signed.getBytes(), name), Map.of()) != null) {
                return Toast.redirect("/royalties", "royalties.proposed");
            }
        }
        response.setStatus(422);
        return form(form, model);
    }

    @GetMapping("/royalties/{id}/page")
    ResponseEntity<byte[]> page(@PathVariable UUID id) {
        Concession concession = reading.find(new ConcessionId(id)).orElseThrow(NotFound::new);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(concession.pageType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(concession.pageName(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(reading.page(concession.id()));
    }

    /** The royalty statement of one author, to be printed. */
    @GetMapping("/royalties/statements/{id}")
    String statement(@PathVariable UUID id, Model model) {
        Concession concession = reading.ofRoyalty(id).orElseThrow(NotFound::new);
        Royalty royalty = concession.royalties().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(NotFound::new);
        model.addAttribute("concession", concession);
        model.addAttribute("royalty", royalty);
        model.addAttribute("author", parties.name(royalty.author()));
        model.addAttribute("payer", entities.get(concession.entity()));
        model.addAttribute(
                "invoice",
                Objects.requireNonNull(invoices.find(new InvoiceId(concession.invoice()))
                        .orElseThrow()
                        .number()));
        return "royalties/statement";
    }
}
