package coop.ouvrage.invoicing;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.customer.Client;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Invoices orders, one invoice for each, many in one transaction with few statements: what {@link Invoices#issue} does for one. */
@Component
class OrderBatch {

    private final OrderStore orders;
    private final InvoiceStore invoices;
    private final InvoiceDrafts drafts;
    private final InvoiceInserts references;
    private final InvoiceLookUp lookUp;
    private final InvoiceCheck check;
    private final InvoiceBatch batch;
    private final Clients clients;
    private final Permissions permissions;

    OrderBatch(
            OrderStore orders,
            InvoiceStore invoices,
            InvoiceDrafts drafts,
            InvoiceInserts references,
            InvoiceLookUp lookUp,
            InvoiceCheck check,
            InvoiceBatch batch,
            Clients clients,
            Permissions permissions) {
        this.orders = orders;
        this.invoices = invoices;
        this.drafts = drafts;
        this.references = references;
        this.lookUp = lookUp;
        this.check = check;
        this.batch = batch;
        this.clients = clients;
        this.permissions = permissions;
    }

    /** @return one answer for each order, in order; what is refused draws no number */
    List<Outcome<InvoiceId>> issue(List<SuppliedOrder> supplied) {
        List<UUID> ids = supplied.stream().map(one -> one.order().value()).toList();
        Map<UUID, Order> known = orders.lock(ids);
        known.values().stream()
                .map(order -> order.quote().unit())
                .distinct()
                .forEach(unit -> permissions.require(Permission.INVOICE_ISSUE, unit));
        Map<UUID, Outcome<InvoiceId>> answers = new HashMap<>();
        invoices.ofOrders(ids).forEach((order, invoice) -> answers.put(order, Outcome.done(invoice)));
        Map<UUID, LocalDate> days = supplied.stream()
                .collect(Collectors.toMap(one -> one.order().value(), SuppliedOrder::on, (first, second) -> first));
        List<Order> open = ids.stream()
                .distinct()
                .filter(id -> !answers.containsKey(id))
                .map(id -> Objects.requireNonNull(known.get(id), "no order " + id))
                .toList();
        answers.putAll(issue(open, days));
        return ids.stream().map(id -> Objects.requireNonNull(answers.get(id))).toList();
    }

    private Map<UUID, Outcome<InvoiceId>> issue(List<Order> open, Map<UUID, LocalDate> days) {
        Map<UUID, Client> known =
                clients.all(open.stream().map(order -> order.quote().client()).collect(Collectors.toSet()));
        Map<UUID, Outcome<InvoiceId>> answers = new HashMap<>();
        List<Long> counts = references.references(open.size());
        List<Invoice> drafted = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            Order order = open.get(i);
            UUID id = order.id().value();
            Client client = Objects.requireNonNull(known.get(order.quote().client()));
            List<Refusal> refusals = OrderBatch.refusals(order, client);
            if (refusals.isEmpty()) {
                drafted.add(drafts.fromOrder(order, client, Objects.requireNonNull(days.get(id)), counts.get(i)));
            } else {
                answers.put(id, Outcome.refused(refusals));
            }
        }
        InvoiceLookUp.Known sources = lookUp.of(drafted, known);
        List<Invoice> accepted = new ArrayList<>();
        for (Invoice draft : drafted) {
            List<Refusal> findings = check.findings(draft, sources.of(draft));
            UUID id = Objects.requireNonNull(draft.order()).value();
            answers.put(id, findings.isEmpty() ? Outcome.done(draft.id()) : Outcome.refused(findings));
            if (findings.isEmpty()) {
                accepted.add(draft);
            }
        }
        batch.write(accepted, sources);
        return answers;
    }

    /** What keeps an order from being invoiced, whatever the document says. */
    static List<Refusal> refusals(Order order, Client client) {
        List<Refusal> refusals = new ArrayList<>();
        if (order.cancelled()) {
            refusals.add(Refusal.of("invoicing.order_cancelled"));
        }
        if (order.quote().foreign() != null) {
            refusals.add(Refusal.of("invoicing.order_in_currency"));
        }
        if (!client.mayBeInvoicedForOrders()) {
            refusals.add(Refusal.of("invoicing.client_not_verified"));
        }
        return refusals;
    }
}
