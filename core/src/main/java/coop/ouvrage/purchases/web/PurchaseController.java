package coop.ouvrage.purchases.web;

import coop.ouvrage.einvoice.Attachment;
import coop.ouvrage.einvoice.EInvoice;
import coop.ouvrage.purchases.Purchase;
import coop.ouvrage.purchases.PurchaseId;
import coop.ouvrage.purchases.PurchaseInbox;
import coop.ouvrage.purchases.PurchaseQuery;
import coop.ouvrage.purchases.PurchaseReading;
import coop.ouvrage.purchases.PurchaseRow;
import coop.ouvrage.web.Export;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.ListQuery;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Sheet;
import coop.ouvrage.web.Slice;
import coop.ouvrage.web.Toast;
import coop.ouvrage.web.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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

/** The inbox of suppliers' documents and the files of one; deciding is {@link PurchaseDecisions}. */
@Controller
class PurchaseController {

    private final PurchaseReading reading;
    private final PurchaseInbox inbox;

    PurchaseController(PurchaseReading reading, PurchaseInbox inbox) {
        this.reading = reading;
        this.inbox = inbox;
    }

    @GetMapping({"/purchases", "/desk/purchases"})
    String list(ListQuery query, Form form, HttpServletRequest request, Model model) {
        boolean desk = request.getRequestURI().startsWith("/desk/");
        if (desk) {
            reading.requireAll();
        }
        PurchaseQuery.Found found = reading.list(wanted(query));
        model.addAttribute("slice", new Slice<>(found.rows(), query, found.total()));
        model.addAttribute("form", form);
        model.addAttribute("codes", reading.codes());
        return desk ? "purchases/desk_list" : "purchases/list";
    }

    @GetMapping(
            value = {"/purchases", "/desk/purchases"},
            params = "format")
    ResponseEntity<byte[]> export(ListQuery query, @RequestParam String format, Words words) {
        List<String> columns = Stream.of(
                        "number", "supplier", "unit", "issued", "due", "excl", "vat", "payable", "currency", "state")
                .map(name -> words.t("purchases." + name))
                .toList();
        List<List<@Nullable Object>> rows = reading.list(wanted(query).whole()).rows().stream()
                .map(row -> cells(row, words))
                .toList();
        return Export.as(format, new Sheet(words.t("purchases.title"), columns, rows));
    }

    private static List<@Nullable Object> cells(PurchaseRow row, Words words) {
        return Arrays.asList(
                row.number(),
                row.supplier(),
                row.pot() ? words.t("ledger.pot") : row.unit(),
                row.issuedOn(),
                row.dueOn(),
                row.excl(),
                row.vat(),
                row.payable(),
                row.currency(),
                words.t(row.state().key(row.credit())));
    }

    private static PurchaseQuery wanted(ListQuery query) {
        return new PurchaseQuery(
                query.search(), query.filter(), query.sort(), query.descending(), query.offset(), ListQuery.SIZE);
    }

    /** A file that came by another way than the network: finance for anybody, a holder for an own unit. */
    @PostMapping({"/purchases", "/desk/purchases"})
    String upload(
            @RequestParam MultipartFile file,
            ListQuery query,
            Form form,
            HttpServletRequest request,
            Model model,
            HttpServletResponse response)
            throws IOException {
        boolean desk = request.getRequestURI().startsWith("/desk/");
        UUID unit = desk ? null : form.id("unit");
        if (desk || unit != null) {
            String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
            PurchaseId id = form.accept(inbox.upload(file.getBytes(), name, unit), Map.of());
            if (id != null) {
                return Toast.redirect((desk ? "/desk/purchases/" : "/purchases/") + id, "purchases.received");
            }
        }
        response.setStatus(422);
        return list(query, form, request, model);
    }

    /** The file as it came, always to be saved and never shown by the browser: it is a stranger's. */
    @GetMapping("/purchases/{id}/original")
    ResponseEntity<byte[]> original(@PathVariable UUID id) {
        Purchase purchase = reading.get(new PurchaseId(id));
        return saved(reading.original(purchase), purchase.receipt().fileName());
    }

    /** The readable form, made by us from the original. */
    @GetMapping("/purchases/{id}.pdf")
    ResponseEntity<byte[]> picture(@PathVariable UUID id, Words words) {
        Purchase purchase = reading.get(new PurchaseId(id));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .body(reading.picture(purchase, Locale.of(words.language())));
    }

    /** A page of a paper, drawn by us. */
    @GetMapping("/purchases/{id}/pages/{nr}.png")
    ResponseEntity<byte[]> page(@PathVariable UUID id, @PathVariable int nr) {
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .body(reading.page(reading.get(new PurchaseId(id)), nr));
    }

    /** A file inside the document, as it stands there. */
    @GetMapping("/purchases/{id}/files/{nr}")
    ResponseEntity<byte[]> file(@PathVariable UUID id, @PathVariable int nr) {
        EInvoice invoice = reading.invoice(reading.get(new PurchaseId(id))).orElseThrow(NotFound::new);
        if (nr < 0 || nr >= invoice.attachments().size()) {
            throw new NotFound();
        }
        Attachment file = invoice.attachments().get(nr);
        byte[] content = file.content();
        if (content == null) {
            throw new NotFound();
        }
        return saved(content, Objects.requireNonNullElse(file.fileName(), file.id()));
    }

    private static ResponseEntity<byte[]> saved(byte[] content, String name) {
        String safe = name.replaceAll("[\\p{Cntrl}\\\\/:*?\"<>|]+", "_");
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(safe, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(content);
    }
}
