package coop.ouvrage.invoicing;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Accepted quotes. */
@Service
public class Orders {

    private final QuoteStore store;
    private final InvoiceStore invoices;
    private final Ledger ledger;
    private final Permissions permissions;
    private final Audit audit;
    private final BusinessTime time;
    private final ApplicationEventPublisher events;

    Orders(
            QuoteStore store,
            InvoiceStore invoices,
            Ledger ledger,
            Permissions permissions,
            Audit audit,
            BusinessTime time,
            ApplicationEventPublisher events) {
        this.store = store;
        this.invoices = invoices;
        this.ledger = ledger;
        this.permissions = permissions;
        this.audit = audit;
        this.time = time;
        this.events = events;
    }

    public Optional<Order> find(OrderId id) {
        return store.order(id);
    }

    /** Orders of these units, newest first, for modules that have asked their own permission. */
    public List<Order> ofUnits(List<UUID> units, int limit) {
        return store.orders(units, null, limit);
    }

    public Optional<Order> ofJob(UUID job) {
        return store.orderOfJob(job);
    }

    /** Gives an order up before it is invoiced; what the unit expected of it is taken back. Cancelling twice changes nothing. */
    @Transactional
    public Outcome<OrderId> cancel(OrderId id, String reason) {
        Order order = store.lockOrder(id).orElseThrow();
        permissions.require(Permission.QUOTE_WRITE, order.quote().unit());
        if (order.cancelled()) {
            return Outcome.done(id);
        }
        if (invoices.ofOrder(id).isPresent()) {
            return Outcome.refused(Refusal.of("invoicing.already_invoiced"));
        }
        store.cancel(id, time.today(), reason);
        ledger.post(noLongerExpected(order));
        audit.changed("order.cancelled", "order", id.value(), Map.of("reason", reason));
        events.publishEvent(new OrderCancelled(id, order.job(), time.today()));
        return Outcome.done(id);
    }

    private EntryDraft noLongerExpected(Order order) {
        Quote quote = order.quote();
        return EntryDraft.in(quote.entity(), Journal.SUNDRY, time.today())
                .from("order", order.id().value())
                .key("order:" + order.id() + ":cancelled")
                .text("ledger.text.order_cancelled", Map.of("quote", quote.reference()))
                .debit(AccountRole.EXPECTED_COUNTER, quote.expected(), Dim.unit(quote.unit()))
                .credit(
                        AccountRole.EXPECTED,
                        quote.expected(),
                        Dim.unit(quote.unit()).party(quote.client()).subject(quote.job()))
                .build();
    }
}
