package coop.ouvrage.royalties.web;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.InvoiceId;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.royalties.AuthorYear;
import coop.ouvrage.royalties.Concession;
import coop.ouvrage.royalties.ConcessionId;
import coop.ouvrage.royalties.Concessions;
import coop.ouvrage.royalties.Royalty;
import coop.ouvrage.royalties.RoyaltyReading;
import coop.ouvrage.web.Export;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Sheet;
import coop.ouvrage.web.Toast;
import coop.ouvrage.web.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Author's rights for officers: one concession to decide, a year of them, what each author was owed in it. */
@Controller
class DeskRoyaltyPages {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2999;

    private final Concessions concessions;
    private final RoyaltyReading reading;
    private final Invoices invoices;
    private final Parties parties;
    private final BusinessTime time;

    DeskRoyaltyPages(
            Concessions concessions, RoyaltyReading reading, Invoices invoices, Parties parties, BusinessTime time) {
        this.concessions = concessions;
        this.reading = reading;
        this.invoices = invoices;
        this.parties = parties;
        this.time = time;
    }

    @GetMapping("/desk/royalties")
    String year(@RequestParam(required = false) @Nullable Integer year, Model model) {
        int chosen = chosen(year);
        List<Concession> found = reading.ofYear(chosen);
        List<AuthorYear> authors = reading.authors(chosen);
        model.addAttribute("year", chosen);
        model.addAttribute("concessions", found);
        model.addAttribute("authors", authors);
        model.addAttribute(
                "names",
                parties.names(Stream.concat(
                                found.stream()
                                        .flatMap(c -> c.royalties().stream())
                                        .map(Royalty::author),
                                authors.stream().map(AuthorYear::author))
                        .distinct()
                        .toList()));
        return "royalties/desk_list";
    }

    /** What each author was owed: the figures of the yearly slip. */
    @GetMapping(value = "/desk/royalties", params = "format")
    ResponseEntity<byte[]> export(
            @RequestParam(required = false) @Nullable Integer year, @RequestParam String format, Words words) {
        int chosen = chosen(year);
        List<AuthorYear> authors = reading.authors(chosen);
        Map<UUID, String> names = parties.names(
                authors.stream().map(AuthorYear::author).distinct().toList());
        List<List<@Nullable Object>> rows = authors.stream()
                .map(author -> List.<@Nullable Object>of(
                        author.entity(),
                        names.getOrDefault(author.author(), ""),
                        author.gross(),
                        author.costs(),
                        author.gross().minus(author.costs()),
                        author.tax(),
                        author.net()))
                .toList();
        List<String> columns = Stream.of("payer", "author", "gross", "costs", "taxable", "tax", "net")
                .map(column -> words.t("royalties." + column))
                .toList();
        return Export.as(format, new Sheet(words.t("royalties.title") + " " + chosen, columns, rows));
    }

    private int chosen(@Nullable Integer year) {
        return year == null ? time.today().getYear() : Math.clamp(year, FIRST_YEAR, LAST_YEAR);
    }

    @GetMapping("/desk/royalties/{id}")
    String decide(@PathVariable UUID id, Form form, Model model) {
        ConcessionId known =
                reading.find(new ConcessionId(id)).map(Concession::id).orElseThrow(NotFound::new);
        Concession concession = reading.get(known);
        Invoice invoice = invoices.find(new InvoiceId(concession.invoice())).orElseThrow();
        model.addAttribute("concession", concession);
        model.addAttribute("weighed", reading.weighed(concession));
        model.addAttribute("clashing", reading.clashing(concession));
        model.addAttribute("invoice", invoice);
        model.addAttribute(
                "names",
                parties.names(Stream.concat(
                                Stream.of(concession.proposedBy()),
                                concession.royalties().stream().map(Royalty::author))
                        .distinct()
                        .toList()));
        model.addAttribute("form", form);
        return "royalties/desk_concession";
    }

    @PostMapping("/desk/royalties/{id}/approve")
    String approve(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        if (form.accept(concessions.approve(new ConcessionId(id)), Map.of()) != null) {
            return Toast.redirect("/desk/royalties/" + id, "royalties.decided");
        }
        response.setStatus(422);
        return decide(id, form, model);
    }

    @PostMapping("/desk/royalties/{id}/refuse")
    String refuse(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        if (form.accept(concessions.refuse(new ConcessionId(id), form.text("reason")), Map.of()) != null) {
            return Toast.redirect("/desk/royalties/" + id, "royalties.decided");
        }
        response.setStatus(422);
        return decide(id, form, model);
    }
}
