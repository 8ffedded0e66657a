package coop.ouvrage.invoicing;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.Dimensions;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Money;
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

    private final OrderStore store;
    private final QuoteTermsStore terms;
    private final QuoteDrafting drafting;
    private final InvoiceStore invoices;
    private final OrderDraws draws;
    private final Ledger ledger;
    private final Permissions permissions;
    private final Audit audit;
    private final BusinessTime time;
    private final ApplicationEventPublisher events;

    Orders(
            OrderStore store,
            QuoteTermsStore terms,
            QuoteDrafting drafting,
            InvoiceStore invoices,
            OrderDraws draws,
            Ledger ledger,
            Permissions permissions,
            Audit audit,
            BusinessTime time,
            ApplicationEventPublisher events) {
        this.store = store;
        this.terms = terms;
        this.drafting = drafting;
        this.invoices = invoices;
        this.draws = draws;
        this.ledger = ledger;
        this.permissions = permissions;
        this.audit = audit;
        this.time = time;
        this.events = events;
    }

    public Optional<Order> find(OrderId id) {
        return store.find(id);
    }

    /** Orders of these units, newest first, for modules that have asked their own permission. */
    public List<Order> ofUnits(List<UUID> units, int limit) {
        return store.latest(units, null, limit);
    }

    public Optional<Order> ofJob(UUID job) {
        return store.ofJob(job);
    }

    /** Gives an order up before it is invoiced; what the unit expected of it is taken back. Cancelling twice changes nothing. */
    @Transactional
    public Outcome<OrderId> cancel(OrderId id, String reason) {
        Order order = store.lock(id).orElseThrow();
        permissions.require(Permission.QUOTE_WRITE, order.quote().unit());
        if (order.cancelled()) {
            return Outcome.done(id);
        }
        if (invoices.ofOrder(id).isPresent()) {
            return Outcome.refused(Refusal.of("invoicing.already_invoiced"));
        }
        Money promised = draws.promised(id);
        if (promised.isPositive()) {
            return Outcome.refused(Refusal.of("invoicing.order_promised", "amount", promised));
        }
        store.cancel(id, time.today(), reason);
        if (terms.find(order.quote().id()).filter(QuoteTerms::framework).isPresent()) {
            settle(id); // what was called off is all that was expected
        } else {
            ledger.post(noLongerExpected(order));
        }
        audit.changed("order.cancelled", "order", id.value(), Map.of("reason", reason));
        events.publishEvent(new OrderCancelled(id, order.job(), time.today()));
        return Outcome.done(id);
    }

    /**
     * What a framework order is called off for is expected from now on.
     *
     * @param callOff what calls off; expected once
     * @param line of the order that it calls off
     * @param exclVat before VAT
     */
    @Transactional
    public void expect(OrderId id, UUID callOff, SaleLine line, Money exclVat) {
        Order order = store.lock(id).orElseThrow();
        Quote quote = order.quote();
        permissions.require(Permission.QUOTE_WRITE, quote.unit());
        Money expected = line.isDisbursed() ? exclVat : exclVat.minus(drafting.contribution(exclVat));
        ledger.post(entry(order, "call-off:" + callOff, "ledger.text.order_called_off")
                .debit(AccountRole.EXPECTED, expected, subject(quote))
                .credit(AccountRole.EXPECTED_COUNTER, expected, Dim.unit(quote.unit()))
                .build());
    }

    /** Nothing more is invoiced of an order: what is still expected of it is taken back. Once; settling again changes nothing. */
    @Transactional
    public void settle(OrderId id) {
        Order order = store.lock(id).orElseThrow();
        Quote quote = order.quote();
        permissions.require(Permission.QUOTE_WRITE, quote.unit());
        Money rest = ledger.subjectBalances(quote.entity(), quote.unit(), quote.job())
                .getOrDefault(AccountRole.EXPECTED, Money.ZERO);
        if (!rest.isZero()) {
            ledger.post(entry(order, "order:" + id + ":settled:" + rest.cents(), "ledger.text.order_settled")
                    .debit(AccountRole.EXPECTED_COUNTER, rest, Dim.unit(quote.unit()))
                    .credit(AccountRole.EXPECTED, rest, subject(quote))
                    .build());
        }
    }

    private EntryDraft.Builder entry(Order order, String key, String text) {
        return EntryDraft.in(order.quote().entity(), Journal.SUNDRY, time.today())
                .from("order", order.id().value())
                .key(key)
                .text(text, Map.of("quote", order.quote().reference()));
    }

    private static Dimensions subject(Quote quote) {
        return Dim.unit(quote.unit()).party(quote.client()).subject(quote.job());
    }

    private EntryDraft noLongerExpected(Order order) {
        Quote quote = order.quote();
        return entry(order, "order:" + order.id() + ":cancelled", "ledger.text.order_cancelled")
                .debit(AccountRole.EXPECTED_COUNTER, quote.expected(), Dim.unit(quote.unit()))
                .credit(AccountRole.EXPECTED, quote.expected(), subject(quote))
                .build();
    }
}
