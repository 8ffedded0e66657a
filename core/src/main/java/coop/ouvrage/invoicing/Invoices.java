package coop.ouvrage.invoicing;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.customer.Client;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.NumberSeries;
import coop.ouvrage.money.Money;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.unit.Units;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Invoices and credit notes. The number is drawn last, in the transaction that fixes the document, so that the series of an
 * entity and year has no gap; what is numbered is never changed.
 */
@Service
public class Invoices {

    private final InvoiceStore store;
    private final QuoteStore orders;
    private final InvoiceDrafts drafts;
    private final InvoiceDelivery delivery;
    private final Ledger ledger;
    private final NumberSeries numbers;
    private final Units units;
    private final Clients clients;
    private final Policies policies;
    private final Permissions permissions;
    private final Audit audit;
    private final BusinessTime time;
    private final ApplicationEventPublisher events;

    Invoices(
            InvoiceStore store,
            QuoteStore orders,
            InvoiceDrafts drafts,
            InvoiceDelivery delivery,
            Ledger ledger,
            NumberSeries numbers,
            Units units,
            Clients clients,
            Policies policies,
            Permissions permissions,
            Audit audit,
            BusinessTime time,
            ApplicationEventPublisher events) {
        this.store = store;
        this.orders = orders;
        this.drafts = drafts;
        this.delivery = delivery;
        this.ledger = ledger;
        this.numbers = numbers;
        this.units = units;
        this.clients = clients;
        this.policies = policies;
        this.permissions = permissions;
        this.audit = audit;
        this.time = time;
        this.events = events;
    }

    /**
     * Invoices an order, once: asked again, the same invoice answers.
     *
     * @param suppliedOn day of the taxable event: the last day worked
     * @return refused when the order was cancelled, or the client is not verified or may not be invoiced
     */
    @Transactional
    public Outcome<InvoiceId> issue(OrderId id, LocalDate suppliedOn) {
        Order order = orders.lockOrder(id).orElseThrow();
        permissions.require(Permission.INVOICE_ISSUE, order.quote().unit());
        Optional<Invoice> already = store.ofOrder(id);
        if (already.isPresent()) {
            return Outcome.done(already.get().id());
        }
        Client client = clients.get(order.quote().client());
        List<Refusal> refusals = new ArrayList<>();
        if (order.cancelled()) {
            refusals.add(Refusal.of("invoicing.order_cancelled"));
        }
        if (!client.mayBeInvoicedForOrders()) {
            refusals.add(Refusal.of("invoicing.client_not_verified"));
        }
        Invoice draft = drafts.fromOrder(order, client, suppliedOn);
        if (refusals.isEmpty()) {
            refusals.addAll(drafts.findings(draft));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        Invoice invoice = numbered(draft, "INVOICE");
        store.insert(invoice, time.now());
        delivery.take(invoice);
        ledger.post(posting(invoice).issued(invoice, feed(invoice), true));
        audit.changed("invoice.issued", "invoice", invoice.id().value(), Map.of("number", invoice.number()));
        events.publishEvent(new InvoiceIssued(invoice.id(), invoice.client(), order.job(), invoice.issuedOn()));
        return Outcome.done(invoice.id());
    }

    /** Reverses what is left of an invoice. */
    @Transactional
    public Outcome<InvoiceId> credit(InvoiceId id, String reason) {
        Invoice invoice = store.lock(id).orElseThrow();
        return credit(invoice, left(invoice), reason);
    }

    /** Reverses a part of an invoice, given before VAT and shared over its lines in proportion. */
    @Transactional
    public Outcome<InvoiceId> credit(InvoiceId id, Money exclVat, String reason) {
        return credit(store.lock(id).orElseThrow(), exclVat, reason);
    }

    private Outcome<InvoiceId> credit(Invoice invoice, Money exclVat, String reason) {
        invoice.lines().stream()
                .map(Invoice.Line::unit)
                .distinct()
                .forEach(unit -> permissions.require(Permission.INVOICE_CREDIT, unit));
        List<Refusal> refusals = new ArrayList<>();
        if (invoice.kind() != Invoice.Kind.INVOICE) {
            refusals.add(Refusal.of("invoicing.not_an_invoice"));
        }
        if (reason.isBlank()) {
            refusals.add(Refusal.of("invoicing.reason_missing"));
        }
        Money left = left(invoice);
        if (!exclVat.isPositive() || exclVat.compareTo(left) > 0) {
            refusals.add(Refusal.of("invoicing.credit_above_invoice", "left", left));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        Invoice draft = drafts.creditNote(invoice, store.creditNotesOn(invoice.id()), exclVat, reason);
        refusals.addAll(drafts.findings(draft));
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        Invoice note = numbered(draft, "CREDIT_NOTE");
        store.insert(note, time.now());
        delivery.take(note);
        ledger.post(posting(note).credited(note, invoice.id(), feed(note)));
        audit.changed(
                "invoice.credited", "invoice", note.id().value(), Map.of("number", note.number(), "reason", reason));
        events.publishEvent(new CreditNoteIssued(note.id(), invoice.id(), note.issuedOn()));
        return Outcome.done(note.id());
    }

    /** What of an invoice has not been credited, before VAT. */
    public Money left(Invoice invoice) {
        return store.creditNotesOn(invoice.id()).stream().map(Invoice::exclVat).reduce(invoice.exclVat(), Money::minus);
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

    public Optional<Invoice> find(InvoiceId id) {
        return store.find(id);
    }

    public Optional<Invoice> ofOrder(OrderId order) {
        return store.ofOrder(order);
    }

    public List<Invoice> creditNotesOn(InvoiceId id) {
        return store.creditNotesOn(id);
    }

    /** Invoices and credit notes by search, latest first. */
    public List<Invoice> list(InvoiceSearch search) {
        return search.in(store);
    }

    /** The bookings of many documents at once, for callers that issue in bulk. */
    List<EntryDraft> postings(List<Invoice> invoices) {
        return invoices.stream().map(i -> posting(i).issued(i, feed(i), true)).toList();
    }

    /** The units that have a line on an invoice. */
    public List<UUID> unitsOf(Invoice invoice) {
        return invoice.lines().stream().map(Invoice.Line::unit).distinct().toList();
    }
}
