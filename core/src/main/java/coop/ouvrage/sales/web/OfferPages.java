package coop.ouvrage.sales.web;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.documents.DocumentStore;
import coop.ouvrage.invoicing.QuoteFile;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.sales.Offer;
import coop.ouvrage.sales.OfferList;
import coop.ouvrage.sales.OfferTemplates;
import coop.ouvrage.sales.Offers;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Units;
import coop.ouvrage.web.Export;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.ListQuery;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Sheet;
import coop.ouvrage.web.Slice;
import coop.ouvrage.web.Toast;
import coop.ouvrage.web.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

/** Quotes of a unit: the list to search and take away, one of them, and what its holder does with it before it is ordered. */
@Controller
class OfferPages {

    private static final int MOST_EXPORTED = 10_000;

    private final Offers offers;
    private final OfferList list;
    private final OfferTemplates templates;
    private final OfferViews views;
    private final Units units;
    private final Parties parties;
    private final DocumentStore store;
    private final Permissions permissions;

    OfferPages(
            Offers offers,
            OfferList list,
            OfferTemplates templates,
            OfferViews views,
            Units units,
            Parties parties,
            DocumentStore store,
            Permissions permissions) {
        this.offers = offers;
        this.list = list;
        this.templates = templates;
        this.views = views;
        this.units = units;
        this.parties = parties;
        this.store = store;
        this.permissions = permissions;
    }

    @GetMapping("/units/{id}/quotes")
    String list(@PathVariable UUID id, ListQuery query, Model model) {
        permissions.require(Permission.INVOICE_READ, id);
        ProductionUnit unit = units.find(id).orElseThrow(NotFound::new);
        OfferList.Found found = list.of(id, wanted(query, query.offset(), ListQuery.SIZE));
        model.addAttribute("unit", unit);
        model.addAttribute("slice", new Slice<>(found.offers(), query, found.total()));
        model.addAttribute("clients", clients(found.offers()));
        model.addAttribute("templates", templates.of(id));
        return "sales/offers";
    }

    private static OfferList.Query wanted(ListQuery query, int offset, int limit) {
        return new OfferList.Query(query.search(), query.filter(), query.sort(), query.descending(), offset, limit);
    }

    private Map<UUID, String> clients(List<Offer> found) {
        return parties.names(
                found.stream().map(offer -> offer.draft().client()).distinct().toList());
    }

    @GetMapping(value = "/units/{id}/quotes", params = "format")
    ResponseEntity<byte[]> export(@PathVariable UUID id, ListQuery query, @RequestParam String format, Words words) {
        List<Offer> found = list.of(id, wanted(query, 0, MOST_EXPORTED)).offers();
        Map<UUID, String> clients = clients(found);
        List<String> columns = Stream.of("number", "made", "client", "title", "excl_vat", "until", "state")
                .map(name -> words.t("sales.offer." + name))
                .toList();
        List<List<@Nullable Object>> rows = found.stream()
                .map(offer -> Arrays.<@Nullable Object>asList(
                        offer.number(),
                        offer.madeOn(),
                        clients.get(offer.draft().client()),
                        offer.draft().title(),
                        offer.exclVat(),
                        offer.draft().validUntil(),
                        words.t("sales.offer.state." + offer.state())))
                .toList();
        return Export.as(format, new Sheet(words.t("sales.offers"), columns, rows));
    }

    @GetMapping("/offers/{id}")
    String show(@PathVariable UUID id, Model model) {
        return shown(id, Form.empty(), model);
    }

    private String shown(UUID id, Form form, Model model) {
        model.addAttribute("view", views.of(id));
        model.addAttribute("form", form);
        return "sales/offer";
    }

    @PostMapping("/offers/{id}/send")
    String send(@PathVariable UUID id, HttpServletResponse response, Model model) {
        return done(id, offers.send(id), "offer_sent", response, model);
    }

    @PostMapping("/offers/{id}/reminder")
    String remind(@PathVariable UUID id, HttpServletResponse response, Model model) {
        return done(id, offers.remind(id), "offer_reminded", response, model);
    }

    @PostMapping("/offers/{id}/drop")
    String drop(@PathVariable UUID id, HttpServletResponse response, Model model) {
        return done(id, offers.drop(id), "offer_dropped", response, model);
    }

    @PostMapping("/offers/{id}/copy")
    String copy(@PathVariable UUID id, HttpServletResponse response, Model model) {
        Outcome<Offer> copied = offers.copy(id);
        return copied instanceof Outcome.Done<Offer>(Offer copy)
                ? Toast.redirect("/offers/" + copy.id() + "/edit", "offer_copied")
                : done(id, copied, "", response, model);
    }

    @PostMapping("/offers/{id}/template")
    String template(@PathVariable UUID id, Form form, HttpServletResponse response, Model model) {
        return done(id, templates.keep(id, form.text("name")), "offer_template", response, model);
    }

    @PostMapping("/units/{unit}/quotes/templates/{id}/removal")
    String dropTemplate(@PathVariable UUID unit, @PathVariable UUID id) {
        templates.drop(unit, id);
        return Toast.redirect("/units/" + unit + "/quotes", "offer_template_dropped");
    }

    @PostMapping("/offers/{id}/files")
    String attach(
            @PathVariable UUID id,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            HttpServletResponse response,
            Model model)
            throws IOException {
        String name = file == null || file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        byte[] content = file == null ? new byte[0] : file.getBytes();
        return done(id, offers.attach(id, content, name), "offer_file", response, model);
    }

    @PostMapping("/offers/{id}/files/{hash}/removal")
    String detach(@PathVariable UUID id, @PathVariable String hash, HttpServletResponse response, Model model) {
        return done(id, offers.detach(id, hash), "offer_file_removed", response, model);
    }

    @GetMapping("/offers/{id}/files/{number}")
    ResponseEntity<byte[]> file(@PathVariable UUID id, @PathVariable int number) {
        List<QuoteFile> files = offers.find(id).orElseThrow(NotFound::new).files();
        if (number < 1 || number > files.size()) {
            throw new NotFound();
        }
        QuoteFile file = files.get(number - 1);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mimeType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(file.content(store));
    }

    private String done(UUID id, Outcome<?> outcome, String toast, HttpServletResponse response, Model model) {
        if (outcome.isDone()) {
            return Toast.redirect("/offers/" + id, toast);
        }
        response.setStatus(422);
        return shown(id, Form.empty().refuse(outcome.refusals(), Map.of()), model);
    }
}
