package coop.ouvrage.invoicing;

import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.ledger.Ledger;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The last steps of every invoice and credit note: number, document, way to the client, booking. The number is drawn in the transaction
 * that fixes the document, so that the series of an entity and year has no gap; what is numbered is never changed.
 */
@Component
class InvoiceIssue {

    private final InvoiceInserts inserts;
    private final InvoiceAnnexes annexes;
    private final InvoiceDelivery delivery;
    private final InvoicePostings postings;
    private final InvoiceNumbers numbers;
    private final Ledger ledger;
    private final Audit audit;
    private final BusinessTime time;
    private final ApplicationEventPublisher events;

    InvoiceIssue(
            InvoiceInserts inserts,
            InvoiceAnnexes annexes,
            InvoiceDelivery delivery,
            InvoicePostings postings,
            InvoiceNumbers numbers,
            Ledger ledger,
            Audit audit,
            BusinessTime time,
            ApplicationEventPublisher events) {
        this.inserts = inserts;
        this.annexes = annexes;
        this.delivery = delivery;
        this.postings = postings;
        this.numbers = numbers;
        this.ledger = ledger;
        this.audit = audit;
        this.time = time;
        this.events = events;
    }

    /**
     * @param subject job, or agreement, that is invoiced
     * @param fromOrder whether the unit expected it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public InvoiceId invoice(Invoice draft, UUID subject, boolean fromOrder, @Nullable InvoiceAnnex annex) {
        Invoice invoice = numbers.give(List.of(draft)).getFirst();
        inserts.insert(List.of(invoice), time.now());
        if (annex != null) {
            annexes.keep(invoice.id(), annex);
        }
        delivery.take(invoice);
        ledger.post(postings.issued(invoice, fromOrder));
        audit.changed("invoice.issued", "invoice", invoice.id().value(), Map.of("number", invoice.number()));
        events.publishEvent(new InvoiceIssued(invoice.id(), invoice.client(), subject, invoice.issuedOn()));
        return invoice.id();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public InvoiceId creditNote(Invoice draft, InvoiceId corrected) {
        Invoice note = numbers.give(List.of(draft)).getFirst();
        inserts.insert(List.of(note), time.now());
        delivery.take(note);
        ledger.post(postings.credited(note, corrected));
        audit.changed(
                "invoice.credited",
                "invoice",
                note.id().value(),
                Map.of("number", note.number(), "reason", note.reason()));
        events.publishEvent(new CreditNoteIssued(note.id(), corrected, note.issuedOn()));
        return note.id();
    }
}
