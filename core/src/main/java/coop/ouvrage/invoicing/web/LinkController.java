package coop.ouvrage.invoicing.web;

import coop.ouvrage.documents.DocumentStore;
import coop.ouvrage.documents.SafeImage;
import coop.ouvrage.invoicing.Acceptance;
import coop.ouvrage.invoicing.ClientPapers;
import coop.ouvrage.invoicing.ClientPapers.Papers;
import coop.ouvrage.invoicing.InvoiceId;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.unit.UnitLogos;
import coop.ouvrage.web.AddresseeLanguage;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.SecretAddress;
import coop.ouvrage.web.spi.PublicPaths;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The client's page: who has its address sees the offer and what came of it; who accepts proves the contact by a code. Without
 * account, session or script. Its address is a secret: never in a log, an index or a referrer.
 */
@Controller
@RequestMapping("/l/{token}")
class LinkController {

    private final ClientPapers papers;
    private final Acceptance acceptance;
    private final UnitLogos logos;
    private final DocumentStore store;

    LinkController(ClientPapers papers, Acceptance acceptance, UnitLogos logos, DocumentStore store) {
        this.papers = papers;
        this.acceptance = acceptance;
        this.logos = logos;
        this.store = store;
    }

    /** A stranger may open these. */
    @Configuration(proxyBeanMethods = false)
    static class Paths {
        @Bean
        PublicPaths clientLinks() {
            return PublicPaths.of("/l/**");
        }
    }

    @ModelAttribute
    void secret(HttpServletResponse response) {
        SecretAddress.hide(response);
    }

    @GetMapping
    String page(@PathVariable String token, HttpServletRequest request, HttpServletResponse response, Model model) {
        return shown(token, Form.empty(), request, response, model);
    }

    /** The logo of the unit that offers, as its papers bear it now. */
    @GetMapping("/logo")
    ResponseEntity<byte[]> logo(@PathVariable String token) {
        SafeImage logo = papers.of(token)
                .flatMap(found -> logos.of(found.quote().unit()))
                .flatMap(logos::find)
                .orElseThrow(NotFound::new);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(logo.mimeType()))
                .body(logo.content());
    }

    @PostMapping("/code")
    String code(
            @PathVariable String token,
            Form form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        form.refuse(acceptance.requestCode(token).refusals(), fields());
        return answer(token, "code_sent", form, request, response, model);
    }

    @PostMapping("/accept")
    String accept(
            @PathVariable String token,
            Form form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Outcome<?> outcome = acceptance.accept(token, form.text("code"), form.text("name"), options(form));
        form.refuse(outcome.refusals(), fields());
        return answer(token, "quote_accepted", form, request, response, model);
    }

    @PostMapping("/decline")
    String decline(
            @PathVariable String token,
            Form form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        form.refuse(acceptance.decline(token, form.text("reason")).refusals());
        return answer(token, "quote_declined", form, request, response, model);
    }

    /** What cannot be read is no option of the offer, and refused as such. */
    private static Set<Integer> options(Form form) {
        return form.all("option").stream()
                .map(number -> number.matches("[0-9]{1,4}") ? Integer.parseInt(number) : 0)
                .collect(Collectors.toSet());
    }

    private static Map<String, String> fields() {
        return Map.of(
                "invoicing.name_missing", "name",
                "invoicing.code_expired", "code",
                "invoicing.code_wrong", "code",
                "invoicing.code_missing", "code");
    }

    private String answer(
            String token,
            String done,
            Form form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (!form.isRefused()) {
            return "redirect:/l/" + token + "?done=" + done;
        }
        response.setStatus(422);
        return shown(token, form, request, response, model);
    }

    private String shown(
            String token, Form form, HttpServletRequest request, HttpServletResponse response, Model model) {
        Optional<Papers> found = papers.of(token);
        if (found.isEmpty()) {
            response.setStatus(404);
            return "invoicing/link_gone";
        }
        AddresseeLanguage.set(request, found.get().quote().language());
        model.addAttribute("link", LinkPage.of(found.get(), "/l/" + token));
        model.addAttribute("hasLogo", logos.of(found.get().quote().unit()).isPresent());
        model.addAttribute("form", form);
        return "invoicing/link";
    }

    @GetMapping("/quote.pdf")
    ResponseEntity<byte[]> quote(@PathVariable String token) {
        return Files.pdf(papers.quotePdf(token).orElseThrow(NotFound::new), "offer");
    }

    @GetMapping("/files/{number}")
    ResponseEntity<byte[]> file(@PathVariable String token, @PathVariable int number) {
        return Files.attached(papers.file(token, number).orElseThrow(NotFound::new), store);
    }

    @GetMapping("/invoices/{id}.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable String token, @PathVariable UUID id) {
        return Files.pdf(papers.pdf(token, new InvoiceId(id)).orElseThrow(NotFound::new), "invoice");
    }

    @GetMapping("/invoices/{id}.xml")
    ResponseEntity<byte[]> xml(@PathVariable String token, @PathVariable UUID id) {
        return Files.xml(papers.xml(token, new InvoiceId(id)).orElseThrow(NotFound::new), "invoice");
    }
}
