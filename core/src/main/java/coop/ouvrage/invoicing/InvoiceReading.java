package coop.ouvrage.invoicing;

import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.documents.ContentHash;
import coop.ouvrage.invoicing.spi.Settlements;
import coop.ouvrage.invoicing.spi.Settlements.Settlement;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Units;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Invoices and offers as their readers may see them: holders those of their units, advisers those of their portfolio, finance and
 * auditors all.
 */
@Service
public class InvoiceReading {

    private final InvoiceStore invoices;
    private final QuoteStore quotes;
    private final OrderStore orders;
    private final InvoiceListing listing;
    private final InvoicePapers papers;
    private final InvoiceAnnexes annexes;
    private final QuotePapers quotePapers;
    private final InvoicePayment payment;
    private final Units units;
    private final Permissions permissions;
    private final CurrentUser user;
    private final ObjectProvider<Settlements> settlements;
    private final JdbcClient jdbc;

    InvoiceReading(
            InvoiceStore invoices,
            QuoteStore quotes,
            OrderStore orders,
            InvoiceListing listing,
            InvoicePapers papers,
            InvoiceAnnexes annexes,
            QuotePapers quotePapers,
            InvoicePayment payment,
            Units units,
            Permissions permissions,
            CurrentUser user,
            ObjectProvider<Settlements> settlements,
            JdbcClient jdbc) {
        this.invoices = invoices;
        this.quotes = quotes;
        this.orders = orders;
        this.listing = listing;
        this.papers = papers;
        this.annexes = annexes;
        this.quotePapers = quotePapers;
        this.payment = payment;
        this.units = units;
        this.permissions = permissions;
        this.user = user;
        this.settlements = settlements;
        this.jdbc = jdbc;
    }

    /**
     * What became of a document on its way.
     *
     * @param message what the access point said of it
     */
    public record Way(
            Invoice.Delivery state,
            @Nullable String message,
            @Nullable Instant at) {}

    @Transactional(readOnly = true)
    public InvoiceRows list(InvoiceQuery query) {
        return listing.rows(scope(), query);
    }

    /** @throws AccessDenied unless a staff role of the reader reads invoices, of all units or of some */
    public void requireStaffReader() {
        boolean reads = permissions.matrix().stream()
                .filter(rule -> rule.permission() == Permission.INVOICE_READ)
                .anyMatch(rule -> rule.role().isStaff() && user.actor().has(rule.role()));
        if (!reads) {
            throw new AccessDenied(Permission.INVOICE_READ);
        }
    }

    /** The units whose documents the reader may see; null for all of them. */
    public @Nullable List<UUID> scope() {
        if (permissions.allows(Permission.INVOICE_READ)) {
            return null;
        }
        return user.partyId().stream()
                .flatMap(party -> Stream.concat(units.ofHolder(party).stream(), units.ofAdviser(party).stream()))
                .map(ProductionUnit::id)
                .map(id -> id.value())
                .filter(unit -> permissions.allows(Permission.INVOICE_READ, unit))
                .distinct()
                .toList();
    }

    /** What of a document is of units whose documents the reader may see: of an invoice of several holders, a part. */
    public List<Invoice.Share> own(Invoice invoice) {
        return invoice.shares().stream()
                .filter(share -> permissions.allows(Permission.INVOICE_READ)
                        || permissions.allows(Permission.INVOICE_READ, share.unit()))
                .toList();
    }

    /** Empty if there is none. @throws AccessDenied if the reader may not see it */
    public Optional<Invoice> find(InvoiceId id) {
        Optional<Invoice> found = invoices.find(id);
        found.ifPresent(invoice -> require(invoice.lines().stream().map(Invoice.Line::unit)));
        return found;
    }

    public Optional<Quote> quote(QuoteId id) {
        Optional<Quote> found = quotes.find(id);
        found.ifPresent(quote -> require(Stream.of(quote.unit())));
        return found;
    }

    public Optional<Order> order(OrderId id) {
        Optional<Order> found = orders.find(id);
        found.ifPresent(order -> require(Stream.of(order.quote().unit())));
        return found;
    }

    private void require(Stream<UUID> ofUnits) {
        if (ofUnits.noneMatch(unit -> permissions.allows(Permission.INVOICE_READ, unit))) {
            throw new AccessDenied(Permission.INVOICE_READ);
        }
    }

    /** Orders of the reader's units, latest first, after {@code before}. */
    public List<Order> orders(@Nullable OrderId before, int limit) {
        return orders.latest(scope(), before, limit);
    }

    /** Offers of the reader's units, latest first, after {@code before}. */
    public List<Quote> quotes(@Nullable QuoteId before, int limit) {
        return quotes.quotes(scope(), before, limit);
    }

    /** The order that an offer became. */
    public Optional<Order> orderOf(Quote quote) {
        return orders.ofJob(quote.job()).filter(order -> order.quote().id().equals(quote.id()));
    }

    public byte[] pdf(Invoice invoice) {
        return papers.pdf(invoice.id());
    }

    /** The legal original between businesses. */
    public byte[] xml(Invoice invoice) {
        return papers.ubl(invoice.id());
    }

    /** What goes with it, for one that has something. */
    public Optional<InvoiceAnnex> annex(Invoice invoice) {
        return annexes.of(invoice.id());
    }

    public ContentHash hash(Invoice invoice) {
        return papers.hash(invoice.id());
    }

    public byte[] pdf(Quote quote) {
        return quotePapers.pdf(quote);
    }

    public Optional<PaymentDetails> payment(Invoice invoice) {
        return payment.of(invoice);
    }

    public Optional<Settlement> settlement(Invoice invoice) {
        return settlements.stream()
                .flatMap(s -> s.of(invoice.id().value()).stream())
                .findFirst();
    }

    public Way way(Invoice invoice) {
        return jdbc.sql("select delivery, delivery_message, delivery_at from invoice where id = :id")
                .param("id", invoice.id().value())
                .query((row, n) -> {
                    var at = row.getObject("delivery_at", java.time.OffsetDateTime.class);
                    return new Way(
                            Invoice.Delivery.valueOf(row.getString("delivery")),
                            row.getString("delivery_message"),
                            at == null ? null : at.toInstant());
                })
                .single();
    }

    public boolean mayCredit(Invoice invoice) {
        return invoice.lines().stream()
                .map(Invoice.Line::unit)
                .allMatch(unit -> permissions.allows(Permission.INVOICE_CREDIT, unit));
    }

    /** Units of a joint invoice whose lines the reader may credit. */
    public List<UUID> creditable(Invoice invoice) {
        return invoice.lines().stream()
                .map(Invoice.Line::unit)
                .distinct()
                .filter(unit -> permissions.allows(Permission.INVOICE_CREDIT, unit))
                .toList();
    }

    public boolean mayOffer(Quote quote) {
        return permissions.allows(Permission.QUOTE_WRITE, quote.unit());
    }

    /** Whether the reader looks after what was not delivered. */
    public boolean maySendAgain() {
        return permissions.allows(Permission.INVOICE_CREDIT);
    }
}
