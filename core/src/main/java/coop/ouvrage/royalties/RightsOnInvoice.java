package coop.ouvrage.royalties;

import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.invoicing.Orders;
import coop.ouvrage.invoicing.SaleLine;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.money.Money;
import coop.ouvrage.money.Shares;
import coop.ouvrage.royalties.spi.RightsLaw;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The lines of author's rights of an invoice: those whose VAT case says so, or, where the case says where the client is, those that the
 * accepted order sold as rights.
 */
@Component
class RightsOnInvoice {

    private final Invoices invoices;
    private final Orders orders;
    private final RightsLaw law;
    private final ConcessionStore store;

    RightsOnInvoice(Invoices invoices, Orders orders, RightsLaw law, ConcessionStore store) {
        this.invoices = invoices;
        this.orders = orders;
        this.law = law;
        this.store = store;
    }

    /** The lines of a unit that are rights; none for a credit note. */
    List<Invoice.Line> lines(Invoice invoice, UUID unit) {
        return invoice.kind() == Invoice.Kind.INVOICE ? lines(invoice, unit, sold(invoice)) : List.of();
    }

    private List<Invoice.Line> lines(Invoice document, UUID unit, Set<String> sold) {
        return document.lines().stream()
                .filter(line -> line.unit().equals(unit))
                .filter(line -> law.isRights(line.vatCase()) || sold.contains(line.description()))
                .toList();
    }

    /** Texts of lines that the order sold as rights; one that also stands on other lines tells nothing. */
    private Set<String> sold(Invoice invoice) {
        if (invoice.lines().stream().allMatch(line -> line.vatCategory().equals("S"))) {
            return Set.of(); // taxed here: each line's case says what it is
        }
        List<SaleLine> lines = Stream.ofNullable(invoice.order())
                .flatMap(order -> orders.find(order).stream())
                .flatMap(order -> order.quote().lines().stream())
                .toList();
        Set<String> others = lines.stream()
                .filter(line -> line.supply() != Supply.AUTHORS_RIGHTS)
                .map(SaleLine::description)
                .collect(Collectors.toSet());
        return lines.stream()
                .map(SaleLine::description)
                .filter(description -> !others.contains(description))
                .collect(Collectors.toSet());
    }

    /** What may still be conceded of it: {@link #free} less what other concessions took. Never below zero. */
    Money left(Invoice invoice, UUID unit) {
        return free(invoice, unit).minus(store.taken(invoice.id().value())).max(Money.ZERO);
    }

    /** Whether concessions took more than a credit note has left. */
    boolean isOverdrawn(Invoice invoice, UUID unit) {
        return store.taken(invoice.id().value()).compareTo(free(invoice, unit)) > 0;
    }

    /** The lines of rights before VAT, less what credit notes took back, less their part of the contribution. */
    private Money free(Invoice invoice, UUID unit) {
        Set<String> sold = sold(invoice);
        List<Invoice> notes = invoices.creditNotesOn(invoice.id());
        Money rights = notes.stream()
                .map(note -> net(lines(note, unit, sold)))
                .reduce(net(lines(invoice, unit, sold)), Money::minus);
        Money excl = notes.stream().map(Invoice::exclVat).reduce(invoice.exclVat(), Money::minus);
        Money contribution = notes.stream().map(Invoice::contribution).reduce(invoice.contribution(), Money::minus);
        return rights.isPositive() && excl.isPositive()
                ? rights.minus(Shares.portion(contribution, rights, excl))
                : Money.ZERO;
    }

    private static Money net(List<Invoice.Line> lines) {
        return Money.sum(lines.stream().map(Invoice.Line::net).toList());
    }
}
