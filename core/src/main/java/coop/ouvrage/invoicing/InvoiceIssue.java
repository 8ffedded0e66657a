package coop.ouvrage.invoicing;

import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.NumberSeries;
import coop.ouvrage.money.Money;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.unit.Units;
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

    private final InvoiceStore store;
    private final InvoiceAnnexes annexes;
    private final InvoiceDelivery delivery;
    private final Ledger ledger;
    private final NumberSeries numbers;
    private final Units units;
    private final Policies policies;
    private final Audit audit;
    private final BusinessTime time;
    private final ApplicationEventPublisher events;

    InvoiceIssue(
            InvoiceStore store,
            InvoiceAnnexes annexes,
            InvoiceDelivery delivery,
            Ledger ledger,
            NumberSeries numbers,
            Units units,
            Policies policies,
            Audit audit,
            BusinessTime time,
            ApplicationEventPublisher events) {
        this.store = store;
        this.annexes = annexes;
        this.delivery = delivery;
        this.ledger = ledger;
        this.numbers = numbers;
        this.units = units;
        this.policies = policies;
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
        Invoice invoice = numbered(draft, "INVOICE");
        store.insert(invoice, time.now());
        if (annex != null) {
            annexes.keep(invoice.id(), annex);
        }
        delivery.take(invoice);
        ledger.post(posting(invoice).issued(invoice, feed(invoice), fromOrder));
        audit.changed("invoice.issued", "invoice", invoice.id().value(), Map.of("number", invoice.number()));
        events.publishEvent(new InvoiceIssued(invoice.id(), invoice.client(), subject, invoice.issuedOn()));
        return invoice.id();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public InvoiceId creditNote(Invoice draft, InvoiceId corrected) {
        Invoice note = numbered(draft, "CREDIT_NOTE");
        store.insert(note, time.now());
        delivery.take(note);
        ledger.post(posting(note).credited(note, corrected, feed(note)));
        audit.changed(
                "invoice.credited",
                "invoice",
                note.id().value(),
                Map.of("number", note.number(), "reason", note.reason()));
        events.publishEvent(new CreditNoteIssued(note.id(), corrected, note.issuedOn()));
        return note.id();
    }

    private InvoicePosting posting(Invoice invoice) {
        return new InvoicePosting(units.pot(invoice.entity()), units.fund(invoice.entity()));
    }

    private Money feed(Invoice invoice) {
        return invoice.exclVat()
                .times(policies.rate("guarantee.fund_feed", invoice.issuedOn()))
                .min(invoice.contribution());
    }

    private Invoice numbered(Invoice draft, String series) {
        int year = draft.issuedOn().getYear();
        long next = numbers.next(draft.entity(), series, year);
        String prefix = draft.kind() == Invoice.Kind.INVOICE ? "" : "C";
        return draft.withNumber(String.format("%s%d-%06d", prefix, year, next));
    }
}
