package coop.ouvrage.invoicing;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.customer.Client;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Invoices of orders, one for each, and credit notes on any invoice. */
@Service
public class Invoices {

    private final InvoiceStore store;
    private final OrderStore orders;
    private final InvoiceDrafts drafts;
    private final InvoiceIssue issue;
    private final InvoiceBatch batch;
    private final OrderBatch orderBatch;
    private final FrameworkOrders frameworks;
    private final SalePreparation preparation;
    private final Deductions deductions;
    private final Clients clients;
    private final Permissions permissions;

    Invoices(
            InvoiceStore store,
            OrderStore orders,
            InvoiceDrafts drafts,
            InvoiceIssue issue,
            InvoiceBatch batch,
            OrderBatch orderBatch,
            FrameworkOrders frameworks,
            SalePreparation preparation,
            Deductions deductions,
            Clients clients,
            Permissions permissions) {
        this.store = store;
        this.orders = orders;
        this.drafts = drafts;
        this.issue = issue;
        this.batch = batch;
        this.orderBatch = orderBatch;
        this.frameworks = frameworks;
        this.preparation = preparation;
        this.deductions = deductions;
        this.clients = clients;
        this.permissions = permissions;
    }

    /**
     * Invoices an order, once: asked again, the same invoice answers.
     *
     * @param suppliedOn day of the taxable event: the last day worked
     * @return refused when the order was cancelled, or the client is not verified or may not be invoiced
     */
    @Transactional
    public Outcome<InvoiceId> issue(OrderId id, LocalDate suppliedOn) {
        Order order = orders.lock(id).orElseThrow();
        permissions.require(Permission.INVOICE_ISSUE, order.quote().unit());
        if (frameworks.isFramework(order)) {
            return Outcome.refused(Refusal.of("invoicing.order_framework")); // called off, or by the week
        }
        Optional<Invoice> already = store.ofOrder(id);
        if (already.isPresent()) {
            return Outcome.done(already.get().id());
        }
        Client client = clients.get(order.quote().client());
        List<Refusal> refusals = OrderBatch.refusals(order, client);
        Invoice draft = drafts.fromOrder(order, client, suppliedOn);
        if (refusals.isEmpty()) {
            refusals.addAll(drafts.findings(draft));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        return Outcome.done(issue.invoice(draft, order.job(), true, null));
    }

    /**
     * Invoices orders whose work is over, many at once, each as {@link #issue} would; one record of the audit trail for each entity.
     *
     * @return one answer for each order, in order
     */
    @Transactional
    public List<Outcome<InvoiceId>> issueOrders(List<SuppliedOrder> supplied) {
        return orderBatch.issue(supplied);
    }

    /**
     * Invoices sales, many at once: numbered in order, kept, booked and on their way in one transaction. Ask for some thousands at a time:
     * others who invoice for the same entity wait until the transaction ends.
     *
     * @return one answer for each sale, in order. Refused, and without a number, when its client is unknown or may not be invoiced, a text
     *     is missing or too long, its price is not positive, its VAT is refused or needs a number that the client has not given, or the
     *     official rules do not take the document
     */
    @Transactional
    public List<Outcome<InvoiceId>> issueAll(List<Sale> sales) {
        return batch.issue(sales);
    }

    /** What would keep a sale from being invoiced today; nothing is written. */
    @Transactional
    public List<Refusal> refusals(Sale sale) {
        return preparation.prepare(List.of(sale)).answers().getFirst().refusals();
    }

    /** What a sale comes to today, for a page to show before it is issued; empty if it would be refused. */
    @Transactional
    public Optional<Invoice> preview(Sale sale) {
        return preparation.prepare(List.of(sale)).accepted().stream().findFirst();
    }

    /** Deposits of a client to a unit that no invoice has taken off yet, oldest first. */
    public List<Invoice> openDeposits(UUID unit, UUID client) {
        return deductions.open(unit, client);
    }

    /** Reverses what is left of an invoice. */
    @Transactional
    public Outcome<InvoiceId> credit(InvoiceId id, String reason) {
        Invoice invoice = store.lock(id).orElseThrow();
        return credit(invoice, uncredited(invoice).documentExclVat(), reason);
    }

    /** Reverses a part of an invoice, given in euro before VAT and shared over its lines in proportion. */
    @Transactional
    public Outcome<InvoiceId> credit(InvoiceId id, Money exclVat, String reason) {
        Invoice invoice = store.lock(id).orElseThrow();
        return credit(invoice, uncredited(invoice).inDocument(exclVat), reason);
    }

    /** The same with a part that is given in the currency of the document. */
    @Transactional
    public Outcome<InvoiceId> creditInDocument(InvoiceId id, Money part, String reason) {
        return credit(store.lock(id).orElseThrow(), part, reason);
    }

    /**
     * Reverses a part of the lines of one unit of a joint invoice, which its holder may do alone.
     *
     * @param part in the currency of the document, before VAT
     */
    @Transactional
    public Outcome<InvoiceId> creditUnit(InvoiceId id, UUID unit, Money part, String reason) {
        Invoice invoice = store.lock(id).orElseThrow();
        permissions.require(Permission.INVOICE_CREDIT, unit);
        if (!isJoint(invoice)) {
            return Outcome.refused(Refusal.of("invoicing.not_joint"));
        }
        Uncredited left = uncredited(invoice);
        return credit(
                left,
                left.documentExclVat(unit),
                part,
                reason,
                () -> drafts.creditNote(invoice, left.notes(), unit, part, reason));
    }

    /** Whether units share it, each with lines of its own that can be credited alone. Of deposits, each unit took its own off. */
    public boolean isJoint(Invoice invoice) {
        return invoice.kind() == Invoice.Kind.INVOICE
                && invoice.lines().stream().map(Invoice.Line::unit).distinct().count() > 1;
    }

    /** What of the lines of one unit has not been credited, in the currency of the document. */
    public Money leftInDocument(Invoice invoice, UUID unit) {
        return uncredited(invoice).documentExclVat(unit);
    }

    /** What a credit note of so much before VAT would come to, VAT included, in euro. */
    @Transactional
    public Money creditInclVat(InvoiceId id, Money exclVat) {
        Invoice invoice = store.lock(id).orElseThrow();
        Uncredited left = uncredited(invoice);
        return drafts.creditNote(invoice, left.notes(), left.inDocument(exclVat), "")
                .inclVat();
    }

    private Outcome<InvoiceId> credit(Invoice invoice, Money part, String reason) {
        invoice.lines().stream()
                .map(Invoice.Line::unit)
                .distinct()
                .forEach(unit -> permissions.require(Permission.INVOICE_CREDIT, unit));
        Uncredited left = uncredited(invoice);
        return credit(
                left,
                left.documentExclVat(),
                part,
                reason,
                () -> drafts.creditNote(invoice, left.notes(), part, reason));
    }

    private Outcome<InvoiceId> credit(Uncredited left, Money most, Money part, String reason, Supplier<Invoice> note) {
        Invoice invoice = left.invoice();
        List<Refusal> refusals = new ArrayList<>();
        if (invoice.kind() != Invoice.Kind.INVOICE) {
            refusals.add(Refusal.of("invoicing.not_an_invoice"));
        }
        if (reason.isBlank()) {
            refusals.add(Refusal.of("invoicing.reason_missing"));
        }
        if (part.isNegative()) {
            refusals.add(Refusal.of("invoicing.credit_negative"));
        } else if (part.isZero() && most.isPositive()) {
            refusals.add(Refusal.of("invoicing.credit_zero", "left", most));
        } else if (!part.isPositive() || part.compareTo(most) > 0) {
            refusals.add(Refusal.of("invoicing.credit_above_invoice", "left", most));
        } else if (!left.inEuro(part).isPositive()) {
            refusals.add(Refusal.of("invoicing.price_not_positive"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        Invoice draft = note.get();
        refusals.addAll(drafts.findings(draft));
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        return Outcome.done(issue.creditNote(draft, invoice.id()));
    }

    /** What of an invoice has not been credited, in euro before VAT. */
    public Money left(Invoice invoice) {
        return uncredited(invoice).exclVat();
    }

    /** The same in the currency of the document. */
    public Money leftInDocument(Invoice invoice) {
        return uncredited(invoice).documentExclVat();
    }

    private Uncredited uncredited(Invoice invoice) {
        return new Uncredited(invoice, store.creditNotesOn(invoice.id()));
    }

    public Optional<Invoice> find(InvoiceId id) {
        return store.find(id);
    }

    public Optional<Invoice> ofOrder(OrderId order) {
        return store.ofOrder(order);
    }

    /** Deposits, parts and the last invoice of an order, oldest first. */
    public List<Invoice> allOfOrder(OrderId order) {
        return store.allOfOrder(order);
    }

    public List<Invoice> creditNotesOn(InvoiceId id) {
        return store.creditNotesOn(id);
    }

    /** An invoice with its credit notes, oldest first. */
    public record Credited(Invoice invoice, List<Invoice> creditNotes) {}

    /** Several at once; unknown ones are left out. */
    public List<Credited> credited(List<InvoiceId> ids) {
        Map<InvoiceId, List<Invoice>> notes = store.creditNotesOn(ids).stream()
                .collect(Collectors.groupingBy(note -> Objects.requireNonNull(note.corrects())));
        return store.all(ids).stream()
                .map(invoice -> new Credited(invoice, notes.getOrDefault(invoice.id(), List.of())))
                .toList();
    }

    /** Invoices and credit notes by search, latest first. */
    public List<Invoice> list(InvoiceSearch search) {
        return search.in(store);
    }

    /** The units that have a line on an invoice. */
    public List<UUID> unitsOf(Invoice invoice) {
        return invoice.lines().stream().map(Invoice.Line::unit).distinct().toList();
    }
}
