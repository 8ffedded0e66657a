package coop.ouvrage.invoicing;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.invoicing.spi.CalledOff;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.Dimensions;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Framework orders that work draws on as it is agreed: each contract takes its price of the ceiling, and is expected in the books, until an
 * invoice bears it. Whoever draws or invoices holds the order's row, so that together they never pass the ceiling.
 */
@Service
public class FrameworkOrders {

    private final OrderStore orders;
    private final QuoteTermsStore terms;
    private final OrderDraws draws;
    private final QuotePrices cases;
    private final QuoteDrafting drafting;
    private final Ledger ledger;
    private final ObjectProvider<CalledOff> calledOff;
    private final BusinessTime time;

    FrameworkOrders(
            OrderStore orders,
            QuoteTermsStore terms,
            OrderDraws draws,
            QuotePrices cases,
            QuoteDrafting drafting,
            Ledger ledger,
            ObjectProvider<CalledOff> calledOff,
            BusinessTime time) {
        this.orders = orders;
        this.terms = terms;
        this.draws = draws;
        this.cases = cases;
        this.drafting = drafting;
        this.ledger = ledger;
        this.calledOff = calledOff;
        this.time = time;
    }

    /**
     * Where an order stands, before VAT.
     *
     * @param promised work agreed under it that is not invoiced
     * @param calledOff by the client by hand, and not invoiced
     */
    public record Standing(Money ceiling, Money invoiced, Money promised, Money calledOff) {

        /** What may still be agreed; below zero where more was worked than planned. */
        public Money left() {
            return ceiling.minus(invoiced).minus(promised).minus(calledOff);
        }

        /** What may still be invoiced of the work that is agreed. */
        Money room() {
            return left().plus(promised);
        }
    }

    /** What the client will owe for one draw, and the contribution on it. */
    public record Share(Order order, Money exclVat, Money inclVat, Money contribution) {}

    /** Empty unless the order of this job stands, is a framework, and is in euro. */
    @Transactional(readOnly = true)
    public Optional<Order> ofJob(UUID job) {
        return orders.ofJob(job).filter(this::isUsable);
    }

    /** Whether work can draw on an order: its client calls it off, it was not given up, and its amounts are in euro. */
    public boolean isUsable(Order order) {
        return !order.cancelled() && order.quote().foreign() == null && isFramework(order);
    }

    boolean isFramework(Order order) {
        return terms.find(order.quote().id()).filter(QuoteTerms::framework).isPresent();
    }

    @Transactional(readOnly = true)
    public Standing standing(Order order) {
        return new Standing(
                order.quote().documentExclVat(),
                draws.invoiced(order.id()),
                draws.promised(order.id()),
                calledOff.stream().map(known -> known.notInvoiced(order.job())).reduce(Money.ZERO, Money::plus));
    }

    /** What a contract draws; empty if it draws nothing, or an invoice bears it. */
    @Transactional(readOnly = true)
    public Optional<Share> of(UUID source) {
        return draws.find(source)
                .filter(draw -> !draw.invoiced() && draw.net().isPositive())
                .flatMap(draw -> orders.find(draw.order()).map(order -> share(order, draw.net())));
    }

    private Share share(Order order, Money net) {
        return new Share(order, net, inclVat(order, net), drafting.contribution(net));
    }

    /** With the VAT that an invoice of today would bear. */
    public Money inclVat(Order order, Money net) {
        Quote quote = order.quote();
        return net.plus(net.times(
                cases.vatCase(quote.unit(), quote.client(), Supply.SERVICE).rate()));
    }

    /** As {@link #draw(Order, UUID, Money)}, refused with {@code invoicing.order_exhausted} when the order does not carry it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<Money> drawWithin(Order order, UUID source, Money exclVat) {
        orders.lock(order.id());
        Money more = exclVat.minus(draws.find(source).map(OrderDraws.Draw::net).orElse(Money.ZERO));
        Money left = standing(order).left();
        return more.isPositive() && more.compareTo(left) > 0
                ? Outcome.refused(exhausted(more, left))
                : Outcome.done(draw(order, source, exclVat));
    }

    private static Refusal exhausted(Money needed, Money left) {
        return Refusal.of("invoicing.order_exhausted", "needed", needed, "left", left.max(Money.ZERO));
    }

    /**
     * A source is to bring this much of an order, whatever it brought before; nothing once an invoice bears it.
     *
     * @return what it brings now
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Money draw(Order order, UUID source, Money exclVat) {
        orders.lock(order.id());
        OrderDraws.Draw before =
                draws.find(source).orElse(new OrderDraws.Draw(order.id(), Money.ZERO, Money.ZERO, 0, false));
        if (before.invoiced() || before.net().equals(exclVat)) {
            return before.net();
        }
        Money expected = exclVat.minus(drafting.contribution(exclVat));
        int turn = before.turn() + 1;
        draws.save(source, new OrderDraws.Draw(order.id(), exclVat, expected, turn, false));
        expect(order, order.job(), "draw:" + source + ":" + turn, expected.minus(before.expected()));
        return exclVat;
    }

    /** What keeps an invoice from being drawn on an order, its row held from now on. */
    List<Refusal> refusals(OrderId id, Money exclVat) {
        Order order = orders.lock(id).orElseThrow();
        Money room = standing(order).room();
        return exclVat.compareTo(room) > 0 ? List.of(exhausted(exclVat, room)) : List.of();
    }

    /**
     * An invoice bears these sources: what the books expected of them is squared with what it took.
     *
     * @param job under which its lines stand: another than the order's where work of an exhausted order goes on the next one
     */
    void borne(OrderId id, UUID job, Collection<UUID> sources, Invoice invoice) {
        Order order = orders.find(id).orElseThrow();
        Money expected = draws.borne(sources, invoice.id());
        expect(
                order,
                job,
                "draw:invoice:" + invoice.id(),
                invoice.exclVat().minus(invoice.contribution()).minus(expected));
    }

    /** Whether work is agreed under an order that no invoice bears: nobody gives it up, nor invoices the rest, before that. */
    @Transactional(readOnly = true)
    public Money promised(OrderId order) {
        return draws.promised(order);
    }

    private void expect(Order order, UUID job, String key, Money more) {
        if (more.isZero()) {
            return;
        }
        Quote quote = order.quote();
        Dimensions subject = Dim.unit(quote.unit()).party(quote.client()).subject(job);
        EntryDraft.Builder entry = EntryDraft.in(quote.entity(), Journal.SUNDRY, time.today())
                .from("order", order.id().value())
                .key(key)
                .text("ledger.text.order_called_off", Map.of("quote", quote.reference()));
        Money amount = more.isNegative() ? more.negate() : more;
        ledger.post(
                more.isNegative()
                        ? entry.debit(AccountRole.EXPECTED_COUNTER, amount, Dim.unit(quote.unit()))
                                .credit(AccountRole.EXPECTED, amount, subject)
                                .build()
                        : entry.debit(AccountRole.EXPECTED, amount, subject)
                                .credit(AccountRole.EXPECTED_COUNTER, amount, Dim.unit(quote.unit()))
                                .build());
    }
}
