package coop.ouvrage.transfers.web;

import coop.ouvrage.money.Money;
import coop.ouvrage.transfers.InternalInvoice;
import coop.ouvrage.transfers.InternalInvoices;
import coop.ouvrage.transfers.InternalPaper;
import coop.ouvrage.transfers.InternalReading;
import coop.ouvrage.web.CursorPage;
import coop.ouvrage.web.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What units charge each other, for programs of their holders. */
@RestController
@RequestMapping("/api/v1/internal-invoices")
class InternalApi {

    private final InternalInvoices invoices;
    private final InternalReading reading;
    private final InternalPaper paper;

    InternalApi(InternalInvoices invoices, InternalReading reading, InternalPaper paper) {
        this.invoices = invoices;
        this.reading = reading;
        this.paper = paper;
    }

    /** {@code amount} is without VAT; {@code reverses} names the document that this one takes back. */
    record InternalJson(
            UUID id,
            UUID seller,
            UUID buyer,
            String title,
            String amount,
            String state,
            LocalDate proposedOn,
            @Nullable LocalDate decidedOn,
            String reason,
            @Nullable String number,
            @Nullable UUID reverses,
            @Nullable UUID invoice) {

        static InternalJson of(InternalInvoice d) {
            return new InternalJson(
                    d.id(),
                    d.seller().unit(),
                    d.buyer().unit(),
                    d.title(),
                    d.amount().toString(),
                    d.state().name(),
                    d.proposedOn(),
                    d.decidedOn(),
                    d.reason(),
                    d.number(),
                    d.reverses(),
                    d.invoice() == null ? null : d.invoice().value());
        }
    }

    /** {@code buyer} is the code of the other unit; {@code subject} a job of the seller, or nothing. */
    record NewInternal(UUID seller, @Nullable UUID subject, String buyer, String title, Money amount) {}

    /** {@code subject}: the job that pays, or nothing for the unit as a whole. */
    record Agreeing(@Nullable UUID subject) {}

    record Why(String reason) {}

    /** Of a unit, or of all that the reader holds, latest first. */
    @GetMapping
    CursorPage<InternalJson> list(
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = CursorPage.limit(limit);
        UUID before = CursorPage.id(cursor).orElse(null);
        List<InternalInvoice> found =
                unit == null ? reading.ofMine(before, size + 1) : reading.ofUnit(unit, before, size + 1);
        return CursorPage.of(found.stream().map(InternalJson::of).toList(), size, d -> d.id().toString());
    }

    @GetMapping("/{id}")
    InternalJson show(@PathVariable UUID id) {
        return InternalJson.of(reading.get(id));
    }

    @GetMapping(value = "/{id}/pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    byte[] pdf(@PathVariable UUID id, Words words) {
        return paper.pdf(reading.get(id), words);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    InternalJson propose(@RequestBody NewInternal body) {
        return InternalJson.of(invoices.propose(new InternalInvoices.Proposal(
                        body.seller(), body.subject(), body.buyer(), body.title(), body.amount()))
                .orThrow());
    }

    @PostMapping("/{id}/agreement")
    InternalJson agree(@PathVariable UUID id, @RequestBody Agreeing body) {
        return InternalJson.of(invoices.agree(id, body.subject()).orThrow());
    }

    @PostMapping("/{id}/refusal")
    InternalJson refuse(@PathVariable UUID id, @RequestBody Why body) {
        return InternalJson.of(invoices.refuse(id, body.reason()).orThrow());
    }

    @PostMapping("/{id}/withdrawal")
    InternalJson withdraw(@PathVariable UUID id, @RequestBody Why body) {
        return InternalJson.of(invoices.withdraw(id, body.reason()).orThrow());
    }

    /** Answers the new document, which takes the named one back. */
    @PostMapping("/{id}/reversal")
    @ResponseStatus(HttpStatus.CREATED)
    InternalJson reverse(@PathVariable UUID id, @RequestBody Why body) {
        return InternalJson.of(invoices.reverse(id, body.reason()).orThrow());
    }
}
