package coop.ouvrage.invoicing.web;

import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.InvoiceDelivery;
import coop.ouvrage.invoicing.InvoiceId;
import coop.ouvrage.invoicing.InvoiceQuery;
import coop.ouvrage.invoicing.InvoiceReading;
import coop.ouvrage.invoicing.InvoiceRow;
import coop.ouvrage.invoicing.InvoiceRows;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

/** Invoices and credit notes: the list, one of them, its papers, and crediting it. */
@Controller
class InvoiceController {

    private final InvoiceReading reading;
    private final Invoices invoices;
    private final InvoiceDelivery delivery;
    private final InvoicePages pages;

    InvoiceController(InvoiceReading reading, Invoices invoices, InvoiceDelivery delivery, InvoicePages pages) {
        this.reading = reading;
        this.invoices = invoices;
        this.delivery = delivery;
        this.pages = pages;
    }

    @GetMapping({"/invoices", "/desk/invoices"})
    String list(ListQuery query, HttpServletRequest request, Model model) {
        boolean desk = request.getRequestURI().startsWith("/desk/");
        if (desk) {
            reading.requireStaffReader();
        }
        InvoiceRows found = reading.list(wanted(query));
        model.addAttribute("slice", new Slice<>(found.rows(), query, found.total()));
        return desk ? "invoicing/desk_list" : "invoicing/list";
    }

    @GetMapping(
            value = {"/invoices", "/desk/invoices"},
            params = "format")
    ResponseEntity<byte[]> export(ListQuery query, @RequestParam String format, Words words) {
        List<String> columns = Stream.of(
                        "number",
                        "kind",
                        "issued",
                        "due",
                        "client",
                        "title",
                        "excl_vat",
                        "vat",
                        "incl_vat",
                        "currency",
                        "in_currency",
                        "delivery")
                .map(name -> words.t("invoicing." + name))
                .toList();
        List<List<@Nullable Object>> rows = reading.list(wanted(query).whole()).rows().stream()
                .map(row -> cells(row, words))
                .toList();
        return Export.as(format, new Sheet(words.t("invoicing.invoices"), columns, rows));
    }

    private static List<@Nullable Object> cells(InvoiceRow row, Words words) {
        boolean credit = row.kind() == Invoice.Kind.CREDIT_NOTE;
        return Arrays.asList(
                row.number(),
                words.t("invoicing.kind." + row.kind()),
                row.issuedOn(),
                credit ? null : row.dueOn(),
                row.client(),
                row.title(),
                credit ? row.exclVat().negate() : row.exclVat(),
                credit ? row.vat().negate() : row.vat(),
                row.total(),
                row.currency(),
                row.documentTotal(),
                words.t("invoicing.delivery." + row.delivery()));
    }

    private static InvoiceQuery wanted(ListQuery query) {
        return new InvoiceQuery(
                query.search(), query.filter(), query.sort(), query.descending(), query.offset(), ListQuery.SIZE);
    }

    @GetMapping("/invoices/{id}")
    String show(@PathVariable UUID id, Words words, Model model) {
        Invoice invoice = invoice(id);
        Form form = Form.empty();
        return shown(
                invoice,
                invoices.isJoint(invoice) ? form : form.with("amount", words.amount(invoices.leftInDocument(invoice))),
                words,
                model);
    }

    private String shown(Invoice invoice, Form form, Words words, Model model) {
        model.addAttribute("view", pages.of(invoice, words));
        model.addAttribute("form", form);
        return "invoicing/show";
    }

    @PostMapping("/invoices/{id}/credit")
    String credit(@PathVariable UUID id, Form form, Words words, HttpServletResponse response, Model model) {
        Invoice invoice = invoice(id);
        String reason = form.required("reason", 500);
        boolean whole = "whole".equals(form.text("extent"));
        UUID unit = form.text("unit").isEmpty() ? null : form.id("unit");
        Money all = invoices.leftInDocument(invoice);
        Money left = unit == null ? all : invoices.leftInDocument(invoice, unit);
        Money typed = whole && form.text("amount").isEmpty() ? left : form.money("amount");
        // Whoever types an amount and leaves the choice at "all" means one of them: not for us to say which.
        boolean unclear = whole && typed != null && !typed.equals(left) && !typed.equals(all);
        Money amount = whole && typed != null ? left : typed;
        if (reason != null && amount != null) {
            Outcome<InvoiceId> outcome = unclear
                    ? Outcome.refused(Refusal.of("invoicing.credit_extent", "typed", Objects.requireNonNull(typed)))
                    : credited(invoice.id(), unit, amount, reason);
            InvoiceId note = form.accept(
                    outcome,
                    Map.of(
                            "invoicing.credit_above_invoice", "amount",
                            "invoicing.credit_negative", "amount",
                            "invoicing.credit_zero", "amount",
                            "invoicing.credit_extent", "amount",
                            "invoicing.reason_missing", "reason"));
            if (note != null) {
                return Toast.redirect("/invoices/" + note, "credit_note_issued");
            }
        }
        response.setStatus(422);
        return shown(invoice, form, words, model);
    }

    private Outcome<InvoiceId> credited(InvoiceId id, @Nullable UUID unit, Money amount, String reason) {
        return unit == null
                ? invoices.creditInDocument(id, amount, reason)
                : invoices.creditUnit(id, unit, amount, reason);
    }

    @PostMapping("/invoices/{id}/send-again")
    String sendAgain(@PathVariable UUID id) {
        delivery.sendAgain(invoice(id).id());
        return Toast.redirect("/invoices/" + id, "sent_again");
    }

    @GetMapping("/invoices/{id}.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable UUID id) {
        Invoice invoice = invoice(id);
        return Files.pdf(reading.pdf(invoice), invoice.number());
    }

    @GetMapping("/invoices/{id}.xml")
    ResponseEntity<byte[]> xml(@PathVariable UUID id) {
        Invoice invoice = invoice(id);
        return Files.xml(reading.xml(invoice), invoice.number());
    }

    /** What the lines of a collective invoice are made of. */
    @GetMapping("/invoices/{id}/annex")
    ResponseEntity<byte[]> annex(@PathVariable UUID id) {
        return Files.annex(reading.annex(invoice(id)).orElseThrow(NotFound::new));
    }

    private Invoice invoice(UUID id) {
        return reading.find(new InvoiceId(id)).orElseThrow(NotFound::new);
    }
}
