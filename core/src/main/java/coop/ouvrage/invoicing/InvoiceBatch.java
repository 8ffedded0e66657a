package coop.ouvrage.invoicing;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.documents.Documents.NewDocument;
import coop.ouvrage.ledger.Ahead;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.refusal.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Issues many invoices in one transaction with few statements: numbers in one range per entity, rows, documents and entries set by set.
 * While the database takes some, the documents of the next are written on another thread.
 */
@Component
class InvoiceBatch {

    private static final int AT_ONCE = 500;

    private final SalePreparation preparation;
    private final Deductions deductions;
    private final InvoiceNumbers numbers;
    private final InvoiceInserts inserts;
    private final InvoicePapers papers;
    private final SendingStore sendings;
    private final InvoiceMail mail;
    private final InvoicePostings postings;
    private final Ledger ledger;
    private final Permissions permissions;
    private final Audit audit;
    private final BusinessTime time;
    private final ApplicationEventPublisher events;

    InvoiceBatch(
            SalePreparation preparation,
            Deductions deductions,
            InvoiceNumbers numbers,
            InvoiceInserts inserts,
            InvoicePapers papers,
            SendingStore sendings,
            InvoiceMail mail,
            InvoicePostings postings,
            Ledger ledger,
            Permissions permissions,
            Audit audit,
            BusinessTime time,
            ApplicationEventPublisher events) {
        this.preparation = preparation;
        this.deductions = deductions;
        this.numbers = numbers;
        this.inserts = inserts;
        this.papers = papers;
        this.sendings = sendings;
        this.mail = mail;
        this.postings = postings;
        this.ledger = ledger;
        this.permissions = permissions;
        this.audit = audit;
        this.time = time;
        this.events = events;
    }

    /** @return one answer for each sale, in order; what is refused draws no number */
    List<Outcome<InvoiceId>> issue(List<Sale> sales) {
        sales.stream()
                .flatMap(sale -> sale.units().stream())
                .distinct()
                .forEach(unit -> permissions.require(Permission.INVOICE_ISSUE, unit));
        SalePreparation.Prepared prepared = preparation.prepare(sales);
        write(prepared.accepted(), prepared.sources());
        List<Outcome<InvoiceId>> answers = new ArrayList<>(sales.size());
        for (int i = 0; i < sales.size(); i++) {
            answers.add(answer(prepared.answers().get(i), sales.get(i)));
        }
        return answers;
    }

    private Outcome<InvoiceId> answer(Outcome<Invoice> prepared, Sale sale) {
        if (!(prepared instanceof Outcome.Done<Invoice>(Invoice invoice))) {
            return Outcome.refused(prepared.refusals());
        }
        if (!sale.deposits().isEmpty()) {
            deductions.keep(invoice.id(), sale.deposits());
        }
        return Outcome.done(invoice.id());
    }

    /** Numbers, keeps, books and sends what was judged already. */
    void write(List<Invoice> accepted, InvoiceLookUp.Known sources) {
        if (accepted.isEmpty()) {
            return;
        }
        List<Invoice> invoices = numbers.give(accepted);
        Instant now = time.now();
        List<Supplier<Part>> parts = new ArrayList<>();
        for (int from = 0; from < invoices.size(); from += AT_ONCE) {
            List<Invoice> some = invoices.subList(from, Math.min(invoices.size(), from + AT_ONCE));
            parts.add(() -> new Part(
                    some,
                    some.stream()
                            .map(invoice -> papers.made(invoice, sources.of(invoice)))
                            .toList()));
        }
        Ahead.each(parts, part -> {
            inserts.insert(part.invoices(), now);
            papers.keep(part.papers());
        });
        ledger.post(invoices.stream().map(postings::issued).toList());
        deliver(invoices, sources, now);
        record(invoices);
        events.publishEvent(new InvoicesIssued(invoices));
    }

    private record Part(List<Invoice> invoices, List<NewDocument> papers) {}

    private void deliver(List<Invoice> invoices, InvoiceLookUp.Known sources, Instant now) {
        Map<Boolean, List<Invoice>> byMail =
                invoices.stream().collect(Collectors.partitioningBy(i -> i.delivery() == Invoice.Delivery.MAILED));
        sendings.insert(
                Objects.requireNonNull(byMail.get(false)).stream()
                        .map(Invoice::id)
                        .toList(),
                now);
        mail.send(
                Objects.requireNonNull(byMail.get(true)),
                invoice -> Objects.requireNonNull(sources.of(invoice).contact()),
                now);
    }

    /** One record for the numbers of an entity, which follow each other. */
    private void record(List<Invoice> invoices) {
        invoices.stream()
                .collect(Collectors.groupingBy(Invoice::entity))
                .forEach((entity, issued) -> audit.changed(
                        "invoice.batch_issued",
                        "invoice",
                        issued.getFirst().id().value(),
                        Map.of(
                                "entity", entity,
                                "first", issued.getFirst().number(),
                                "last", issued.getLast().number(),
                                "count", issued.size())));
    }
}
