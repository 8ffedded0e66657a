package coop.ouvrage.sales;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.invoicing.FrameworkOrders;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.InvoiceId;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.invoicing.Order;
import coop.ouvrage.invoicing.Orders;
import coop.ouvrage.invoicing.Quote;
import coop.ouvrage.invoicing.QuoteTerms;
import coop.ouvrage.invoicing.Quotes;
import coop.ouvrage.invoicing.Sale;
import coop.ouvrage.invoicing.SaleLine;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.sales.OfferInvoices.Kind;
import coop.ouvrage.words.Formats;
import coop.ouvrage.words.Texts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What follows the client's order: deposit, parts, the last invoice, call-offs of a framework order, cancelling. Each invoice is asked for as
 * any other of the unit, so that autonomy decides whether an adviser looks first.
 */
@Service
public class OfferOrders {

    private static final int LONGEST_REFERENCE = 200;

    private final OfferStore store;
    private final OfferInvoices made;
    private final CallOffs callOffs;
    private final SaleRequests requests;
    private final Invoices invoices;
    private final Orders orders;
    private final FrameworkOrders frameworks;
    private final Quotes quotes;
    private final Texts texts;
    private final Permissions permissions;
    private final Audit audit;
    private final BusinessTime time;

    OfferOrders(
            OfferStore store,
            OfferInvoices made,
            CallOffs callOffs,
            SaleRequests requests,
            Invoices invoices,
            Orders orders,
            FrameworkOrders frameworks,
            Quotes quotes,
            Texts texts,
            Permissions permissions,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.made = made;
        this.callOffs = callOffs;
        this.requests = requests;
        this.invoices = invoices;
        this.orders = orders;
        this.frameworks = frameworks;
        this.quotes = quotes;
        this.texts = texts;
        this.permissions = permissions;
        this.audit = audit;
        this.time = time;
    }

    /** What the client ordered; empty before it did. */
    public Optional<Order> order(Offer offer) {
        return orders.ofJob(offer.id());
    }

    /** What of its order is not invoiced, before VAT, in its currency, deposits left aside. */
    @Transactional(readOnly = true)
    public Money left(Order order) {
        return parts(order).leftInAll();
    }

    /** Before VAT, in its currency, of deposits that its last invoice will take off. */
    @Transactional(readOnly = true)
    public Money deposits(Order order) {
        return Money.sum(openDeposits(order).map(invoices::leftInDocument).toList());
    }

    private Stream<Invoice> openDeposits(Order order) {
        Quote quote = order.quote();
        return invoices.openDeposits(quote.unit(), quote.client()).stream()
                .filter(deposit -> order.id().equals(deposit.order()));
    }

    /** Where a framework order in euro stands; empty for any other. */
    @Transactional(readOnly = true)
    public Optional<FrameworkOrders.Standing> standing(Order order) {
        return Optional.of(order).filter(frameworks::isUsable).map(frameworks::standing);
    }

    /** Invoices of an order that nobody asked for here: of work that drew on it, oldest first. */
    @Transactional(readOnly = true)
    public List<Invoice> drawn(Offer offer, Order order) {
        Set<InvoiceId> asked = made.of(offer.id()).stream()
                .map(OfferInvoices.Made::invoice)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return invoices.allOfOrder(order.id()).stream()
                .filter(invoice -> !asked.contains(invoice.id()))
                .toList();
    }

    /** The invoices that were asked for, latest first. */
    @Transactional(readOnly = true)
    public List<OfferInvoices.Made> invoices(Offer offer) {
        return made.of(offer.id());
    }

    @Transactional(readOnly = true)
    public List<CallOffs.CallOff> callOffs(Offer offer) {
        return callOffs.of(offer.id());
    }

    /** Asks for the deposit that was agreed, once. */
    @Transactional
    public Outcome<SaleRequest> deposit(UUID id) {
        return ordered(id).flatMap(order -> {
            BigDecimal share = terms(order).map(QuoteTerms::deposit).orElse(BigDecimal.ZERO);
            if (share.signum() == 0 || hasDeposit(order)) {
                return Outcome.refused(Refusal.of("sales.no_deposit"));
            }
            return ask(id, parts(order).deposit(share, print(order, "sales.print.deposit", share)), Kind.DEPOSIT, null);
        });
    }

    private boolean hasDeposit(Order order) {
        return invoices.allOfOrder(order.id()).stream()
                .anyMatch(invoice -> invoice.form() == Invoice.Form.DEPOSIT
                        && invoices.left(invoice).isPositive());
    }

    /** Asks for a part of the price; refused above what is left. */
    @Transactional
    public Outcome<SaleRequest> part(UUID id, BigDecimal share) {
        return ordered(id).flatMap(order -> {
            OrderParts parts = parts(order);
            Money wanted = order.quote().documentExclVat().times(share);
            Money left = parts.leftInAll().minus(frameworks.promised(order.id()));
            if (!wanted.isPositive() || wanted.compareTo(left) > 0) {
                return Outcome.refused(Refusal.of(
                        "sales.more_than_ordered", "left", order.quote().written(left)));
            }
            return ask(id, parts.part(share, print(order, "sales.print.part", share)), Kind.PART, null);
        });
    }

    /** Asks for what is left, less the deposit. The offer is invoiced to the end when that invoice is issued. */
    @Transactional
    public Outcome<SaleRequest> last(UUID id) {
        return ordered(id).flatMap(order -> {
            OrderParts parts = parts(order);
            Money promised = frameworks.promised(order.id());
            if (promised.isPositive()) {
                return Outcome.refused(Refusal.of("invoicing.order_promised", "amount", promised));
            }
            if (!parts.leftInAll().isPositive()) {
                return Outcome.refused(Refusal.of(
                        "sales.more_than_ordered", "left", order.quote().written(parts.leftInAll())));
            }
            List<InvoiceId> deposits = openDeposits(order).map(Invoice::id).toList();
            return ask(id, parts.last(deposits, print(order, "sales.print.balance", null)), Kind.FINAL, null);
        });
    }

    /**
     * Notes what the client calls off a framework order; refused above its ceiling.
     *
     * @param line place of the priced line, from 1
     * @param reference of the call-off, as the client gave it
     */
    @Transactional
    public Outcome<UUID> callOff(UUID id, int line, BigDecimal quantity, @Nullable String reference) {
        Offer offer = store.lock(id).orElseThrow();
        permissions.require(Permission.QUOTE_WRITE, offer.unit());
        Order order = orders.ofJob(id).orElse(null);
        if (order == null || offer.state() != Offer.State.ACCEPTED || !isFramework(order)) {
            return Outcome.refused(Refusal.of("sales.not_ordered"));
        }
        if (line < 1 || line > order.quote().lines().size() || quantity.signum() <= 0) {
            return Outcome.refused(Refusal.of("sales.negative_line"));
        }
        SaleLine called = order.quote().lines().get(line - 1);
        Money net = Money.rounded(called.unitPrice().multiply(quantity));
        Money left = order.quote().foreign() == null
                ? frameworks.standing(order).left()
                : order.quote().documentExclVat().minus(callOffs.sum(id));
        if (!net.isPositive() || net.compareTo(left) > 0) {
            return Outcome.refused(
                    Refusal.of("sales.above_ceiling", "left", order.quote().written(left)));
        }
        UUID made = callOffs.insert(id, time.today(), line, quantity, net, reference);
        orders.expect(order.id(), made, called, order.quote().toEuro(net));
        audit.changed("offer.called_off", "offer", id, Map.of("amount", net));
        return Outcome.done(made);
    }

    /** Asks for the invoice of a call-off, once. */
    @Transactional
    public Outcome<SaleRequest> invoice(UUID id, UUID callOff) {
        return ordered(id).flatMap(order -> {
            CallOffs.CallOff called = callOffs.of(id).stream()
                    .filter(each -> each.id().equals(callOff) && !each.isAsked())
                    .findFirst()
                    .orElse(null);
            return called == null
                    ? Outcome.refused(Refusal.of("sales.not_ordered"))
                    : ask(
                            id,
                            parts(order).calledOff(called.line(), called.quantity(), called.reference()),
                            Kind.CALL_OFF,
                            callOff);
        });
    }

    /** Nothing more comes of it: an order that was not invoiced is cancelled, of another what is left is given up. */
    @Transactional
    public Outcome<Offer> cancel(UUID id, String reason) {
        Outcome<Order> ordered = ordered(id);
        if (!(ordered instanceof Outcome.Done<Order>(Order order))) {
            return Outcome.refused(ordered.refusals());
        }
        if (reason.isBlank()) {
            return Outcome.refused(Refusal.of("sales.reason_missing"));
        }
        Money promised = frameworks.promised(order.id());
        if (promised.isPositive()) {
            return Outcome.refused(Refusal.of("invoicing.order_promised", "amount", promised));
        }
        if (invoices.allOfOrder(order.id()).isEmpty()) {
            orders.cancel(order.id(), reason.strip()).orThrow();
        } else {
            orders.settle(order.id());
        }
        store.end(id, Offer.State.CANCELLED, time.today(), reason.strip());
        audit.changed("offer.cancelled", "offer", id, Map.of("reason", reason.strip()));
        return Outcome.done(store.find(id).orElseThrow());
    }

    /**
     * Notes the number of the client's order or its reference, which many public bodies give only once they ordered: the invoices that are
     * asked for from now on carry it.
     */
    @Transactional
    public Outcome<Offer> refer(UUID id, String reference) {
        Offer offer = store.lock(id).orElseThrow();
        permissions.require(Permission.QUOTE_WRITE, offer.unit());
        String told = reference.strip();
        if (offer.state() != Offer.State.ACCEPTED) {
            return Outcome.refused(Refusal.of("sales.not_ordered"));
        }
        if (told.isEmpty() || told.length() > LONGEST_REFERENCE) {
            return Outcome.refused(Refusal.of("sales.client_reference", "longest", LONGEST_REFERENCE));
        }
        store.refer(id, offer.draft().referred(told));
        audit.changed("offer.referred", "offer", id, Map.of("reference", told));
        return Outcome.done(store.find(id).orElseThrow());
    }

    private Outcome<SaleRequest> ask(UUID id, Sale sale, Kind kind, @Nullable UUID callOff) {
        Offer offer = store.find(id).orElseThrow();
        String told = offer.draft().clientReference();
        boolean named = told == null || callOff != null && sale.clientReference() != null;
        Outcome<SaleRequest> asked = requests.ask(offer.unit(), named ? sale : sale.withClientReference(told), null);
        if (asked instanceof Outcome.Done<SaleRequest>(SaleRequest request)) {
            made.insert(request.id(), id, kind, callOff);
        }
        return asked;
    }

    /** The order, its offer locked; refused unless it stands and no invoice of it waits for its check. */
    private Outcome<Order> ordered(UUID id) {
        Offer offer = store.lock(id).orElseThrow();
        permissions.require(Permission.QUOTE_WRITE, offer.unit());
        if (offer.state() != Offer.State.ACCEPTED) {
            return Outcome.refused(Refusal.of("sales.not_ordered"));
        }
        return made.waits(id)
                ? Outcome.refused(Refusal.of("sales.invoice_waits"))
                : Outcome.done(orders.ofJob(id).orElseThrow());
    }

    private OrderParts parts(Order order) {
        List<Invoice.Line> lines = invoices.allOfOrder(order.id()).stream()
                .filter(invoice -> invoice.form() != Invoice.Form.DEPOSIT)
                .flatMap(invoice -> java.util.stream.Stream.concat(
                        invoice.lines().stream(),
                        invoices.creditNotesOn(invoice.id()).stream()
                                .flatMap(note -> note.lines().stream())
                                .map(Invoice.Line::negated)))
                .toList();
        return new OrderParts(order, lines, time.today());
    }

    private Optional<QuoteTerms> terms(Order order) {
        return quotes.terms(order.quote().id());
    }

    private boolean isFramework(Order order) {
        return terms(order).map(QuoteTerms::framework).orElse(false);
    }

    private String print(Order order, String key, @Nullable BigDecimal share) {
        String language = order.quote().language();
        return texts.get(
                language,
                key,
                Map.of(
                        "quote",
                        order.quote().reference(),
                        "share",
                        share == null
                                ? ""
                                : Objects.requireNonNull(Formats.of(language).percent(share))));
    }
}
