package coop.ouvrage.invoicing.web;

import coop.ouvrage.invoicing.ForeignAmounts;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.InvoiceAnswers;
import coop.ouvrage.invoicing.InvoiceId;
import coop.ouvrage.invoicing.InvoiceReading;
import coop.ouvrage.invoicing.InvoiceSearch;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.money.Money;
import coop.ouvrage.web.CursorPage;
import coop.ouvrage.web.NotFound;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Invoices and credit notes for programs. Amounts are decimal strings. */
@RestController
@RequestMapping("/api/v1/invoices")
class InvoiceApi {

    private final InvoiceReading reading;
    private final Invoices invoices;
    private final InvoiceAnswers answers;

    InvoiceApi(InvoiceReading reading, Invoices invoices, InvoiceAnswers answers) {
        this.reading = reading;
        this.invoices = invoices;
        this.answers = answers;
    }

    /** A line: quantity times unit price before VAT, both in the currency of the document; net in euro, the rate as a fraction. */
    record InvoiceLineJson(
            UUID unit,
            UUID job,
            String description,
            String quantity,
            String quantityUnit,
            String unitPrice,
            String net,
            String vatCategory,
            String vatRate) {

        static InvoiceLineJson of(Invoice.Line line) {
            return new InvoiceLineJson(
                    line.unit(),
                    line.job(),
                    line.description(),
                    line.quantity().toPlainString(),
                    line.quantityUnit(),
                    line.unitPrice().toPlainString(),
                    line.net().toString(),
                    line.vatCategory(),
                    line.vatRate().toPlainString());
        }
    }

    /** What a document in another currency than the euro comes to in it: {@code rate} units of it for one euro, of {@code rateDay}. */
    record ForeignJson(String currency, String rate, LocalDate rateDay, String exclVat, String vat, String inclVat) {

        static ForeignJson of(ForeignAmounts f) {
            return new ForeignJson(
                    f.currency(),
                    f.rate().stripTrailingZeros().toPlainString(),
                    f.rateDay(),
                    f.exclVat().toPlainString(),
                    f.vat().toPlainString(),
                    f.inclVat().toPlainString());
        }
    }

    /** A document, its amounts in euro; {@code corrects} is the invoice that a credit note reverses. */
    record InvoiceJson(
            UUID id,
            String entity,
            String kind,
            String number,
            LocalDate issuedOn,
            LocalDate dueOn,
            LocalDate suppliedOn,
            UUID client,
            @Nullable UUID order,
            @Nullable UUID corrects,
            String title,
            @Nullable String structuredReference,
            String exclVat,
            String vat,
            String inclVat,
            String contribution,
            @Nullable ForeignJson foreign,
            String delivery,
            List<InvoiceLineJson> lines) {

        static InvoiceJson of(Invoice i) {
            return new InvoiceJson(
                    i.id().value(),
                    i.entity(),
                    i.kind().name(),
                    i.number(),
                    i.issuedOn(),
                    i.dueOn(),
                    i.suppliedOn(),
                    i.client(),
                    i.order() == null ? null : i.order().value(),
                    i.corrects() == null ? null : i.corrects().value(),
                    i.title(),
                    i.structuredReference(),
                    i.exclVat().toString(),
                    i.vat().toString(),
                    i.inclVat().toString(),
                    i.contribution().toString(),
                    i.foreign() == null ? null : ForeignJson.of(i.foreign()),
                    i.delivery().name(),
                    i.lines().stream().map(InvoiceLineJson::of).toList());
        }
    }

    /**
     * What a credit note gives back: before VAT, in the currency of the document; without amount all that is left.
     *
     * @param unit only its lines of a joint invoice; left out for all lines
     */
    record CreditNoteWanted(
            @Nullable Money exclVat, @Nullable UUID unit, String reason) {}

    @GetMapping
    CursorPage<InvoiceJson> list(
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(defaultValue = "") String search) {
        int size = CursorPage.limit(limit);
        InvoiceId before = cursor == null ? null : new InvoiceId(cursor);
        List<Invoice> found =
                invoices.list(new InvoiceSearch(reading.scope(), null, null, null, null, search, before, size + 1));
        return CursorPage.of(found.stream().map(InvoiceJson::of).toList(), size, i -> i.id().toString());
    }

    @GetMapping("/{id}")
    InvoiceJson show(@PathVariable UUID id) {
        return InvoiceJson.of(invoice(id));
    }

    @GetMapping(value = "/{id}/pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    byte[] pdf(@PathVariable UUID id) {
        return reading.pdf(invoice(id));
    }

    /** The legal original between businesses: UBL. */
    @GetMapping(value = "/{id}/ubl", produces = MediaType.APPLICATION_XML_VALUE)
    byte[] ubl(@PathVariable UUID id) {
        return reading.xml(invoice(id));
    }

    /** What the lines of a collective invoice are made of; 404 for any other. */
    @GetMapping("/{id}/annex")
    ResponseEntity<byte[]> annex(@PathVariable UUID id) {
        return Files.annex(reading.annex(invoice(id)).orElseThrow(NotFound::new));
    }

    /** What the client and its access point answered, newest first. */
    @GetMapping("/{id}/answers")
    CursorPage<InvoiceAnswers.Answer> answers(@PathVariable UUID id) {
        return new CursorPage<>(answers.of(invoice(id).id()), null);
    }

    @PostMapping("/{id}/credit-notes")
    @ResponseStatus(HttpStatus.CREATED)
    InvoiceJson credit(@PathVariable UUID id, @RequestBody CreditNoteWanted wanted) {
        Invoice invoice = invoice(id);
        Money amount = wanted.exclVat();
        if (wanted.unit() != null) {
            Money part = amount == null ? invoices.leftInDocument(invoice, wanted.unit()) : amount;
            return InvoiceJson.of(invoice(invoices.creditUnit(invoice.id(), wanted.unit(), part, wanted.reason())
                    .orThrow()
                    .value()));
        }
        InvoiceId note = (amount == null
                        ? invoices.credit(invoice.id(), wanted.reason())
                        : invoices.creditInDocument(invoice.id(), amount, wanted.reason()))
                .orThrow();
        return InvoiceJson.of(invoice(note.value()));
    }

    private Invoice invoice(UUID id) {
        return reading.find(new InvoiceId(id)).orElseThrow(NotFound::new);
    }
}
