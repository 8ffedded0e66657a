package coop.ouvrage.invoicing;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.customer.Client;
import coop.ouvrage.money.Money;
import coop.ouvrage.money.Shares;
import coop.ouvrage.money.StructuredReference;
import coop.ouvrage.refusal.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes invoices and credit notes up to the point where only the number is missing. */
@Component
class InvoiceDrafts {

    private final InvoiceInserts inserts;
    private final InvoiceCheck check;
    private final BusinessTime time;

    InvoiceDrafts(InvoiceInserts inserts, InvoiceCheck check, BusinessTime time) {
        this.inserts = inserts;
        this.check = check;
        this.time = time;
    }

    Invoice fromOrder(Order order, Client client, LocalDate suppliedOn) {
        return fromOrder(order, client, suppliedOn, inserts.references(1).getFirst());
    }

    /** @param count fresh, for the structured reference */
    Invoice fromOrder(Order order, Client client, LocalDate suppliedOn, long count) {
        Quote quote = order.quote();
        LocalDate today = time.today();
        return new Invoice(
                InvoiceId.next(),
                quote.entity(),
                Invoice.Kind.INVOICE,
                Invoice.Form.FULL,
                "",
                today,
                today.plusDays(client.paymentDays()),
                suppliedOn.isAfter(today) ? today : suppliedOn,
                quote.client(),
                order.id(),
                null,
                "",
                quote.language(),
                quote.title(),
                quote.clientReference(),
                StructuredReference.of(count).digits(),
                quote.exclVat(),
                quote.vat(),
                quote.contribution(),
                Invoice.Delivery.WAITING,
                null,
                quote.lines().stream()
                        .map(line -> line(quote.unit(), quote.job(), quote.language(), line))
                        .toList());
    }

    static Invoice.Line line(UUID unit, UUID job, String language, SaleLine line) {
        return line(unit, job, language, line, null);
    }

    static Invoice.Line line(UUID unit, UUID job, String language, SaleLine line, @Nullable BigDecimal foreignNet) {
        return new Invoice.Line(
                unit,
                job,
                line.description(),
                line.quantity(),
                line.quantityUnit(),
                line.unitPrice(),
                line.net(),
                foreignNet,
                line.vat().code(),
                line.vat().category(),
                line.vat().rate(),
                line.vat().reasonCode(),
                line.vat().mention().getOrDefault(language, ""),
                null);
    }

    /** Of what was supplied under an agreement. */
    Invoice collective(
            CollectiveInvoices.Draft draft,
            Client client,
            List<SaleLine> lines,
            SaleTotals totals,
            Money contribution) {
        LocalDate today = time.today();
        CollectiveInvoices.Drawn drawn = draft.drawn();
        return new Invoice(
                InvoiceId.next(),
                draft.entity(),
                Invoice.Kind.INVOICE,
                drawn == null ? Invoice.Form.FULL : Invoice.Form.INSTALMENT,
                "",
                today,
                today.plusDays(client.paymentDays()),
                draft.suppliedOn(),
                draft.client(),
                drawn == null ? null : drawn.order(),
                null,
                "",
                draft.language(),
                draft.title(),
                draft.clientReference(),
                StructuredReference.of(inserts.references(1).getFirst()).digits(),
                totals.exclVat(),
                totals.vat(),
                contribution,
                Invoice.Delivery.WAITING,
                null,
                lines.stream()
                        .map(line -> line(draft.unit(), draft.subject(), draft.language(), line))
                        .toList());
    }

    /**
     * A credit note over a part before VAT, in the currency of the document, shared over the lines in proportion. The note that credits the
     * last cent takes exactly the VAT and contribution that are left, so that several partial notes undo an invoice without a rest.
     */
    Invoice creditNote(Invoice invoice, List<Invoice> earlier, Money part, String reason) {
        @Nullable UUID all = null;
        return creditNote(invoice, earlier, all, part, reason);
    }

    /** The same over the lines of one unit; null for all. */
    Invoice creditNote(Invoice invoice, List<Invoice> earlier, @Nullable UUID unit, Money part, String reason) {
        if (invoice.hasDeductions()) {
            return creditNote(invoice, earlier, CreditLines.byTreatment(invoice, earlier, part, unit), part, reason);
        }
        List<Money> nets = CreditLines.nets(invoice, earlier, part, unit);
        return creditNote(invoice, earlier, creditLines(invoice, nets), part, reason);
    }

    /** The same over chosen lines: by their number, counted from 1. */
    Invoice creditNote(Invoice invoice, List<Invoice> earlier, Map<Integer, Money> nets, String reason) {
        List<Money> all = IntStream.rangeClosed(1, invoice.lines().size())
                .mapToObj(number -> nets.getOrDefault(number, Money.ZERO))
                .toList();
        return creditNote(invoice, earlier, creditLines(invoice, all), Money.sum(all), reason);
    }

    /** @param lines with their amounts in the currency of the document */
    private Invoice creditNote(
            Invoice invoice, List<Invoice> earlier, List<Invoice.Line> lines, Money part, String reason) {
        Uncredited left = new Uncredited(invoice, earlier);
        boolean last = part.equals(left.documentExclVat());
        Money exclVat = left.inEuro(part);
        ForeignAmounts foreign = invoice.foreign();
        List<Invoice.Line> booked = foreign == null ? lines : CreditLines.inEuro(lines, exclVat);
        return new Invoice(
                InvoiceId.next(),
                invoice.entity(),
                Invoice.Kind.CREDIT_NOTE,
                invoice.form(),
                "",
                time.today(),
                time.today(),
                invoice.suppliedOn(),
                invoice.client(),
                null,
                invoice.id(),
                reason.strip(),
                invoice.language(),
                invoice.title(),
                invoice.clientReference(),
                null,
                exclVat,
                last ? left.vat() : vat(booked).min(left.vat()),
                last ? left.contribution() : contribution(invoice, exclVat.minus(Invoice.disbursed(booked))),
                Invoice.Delivery.WAITING,
                foreign == null
                        ? null
                        : foreign.coming(
                                part.toDecimal(),
                                (last ? left.documentVat() : vat(lines).min(left.documentVat())).toDecimal()),
                booked);
    }

    private static List<Invoice.Line> creditLines(Invoice invoice, List<Money> nets) {
        List<Invoice.Line> lines = new ArrayList<>();
        for (int i = 0; i < nets.size(); i++) {
            if (nets.get(i).isPositive()) {
                lines.add(credited(invoice.lines().get(i), nets.get(i)));
            }
        }
        return lines;
    }

    /** @param net in the currency of the document */
    static Invoice.Line credited(Invoice.Line line, Money net) {
        boolean whole = net.toDecimal().compareTo(line.documentNet()) == 0;
        return new Invoice.Line(
                line.unit(),
                line.job(),
                line.description(),
                whole ? line.quantity() : BigDecimal.ONE,
                whole ? line.quantityUnit() : "LS",
                whole ? line.unitPrice() : net.toDecimal(),
                net,
                null,
                line.vatCase(),
                line.vatCategory(),
                line.vatRate(),
                line.vatReasonCode(),
                line.vatMention(),
                line.justification());
    }

    private static Money vat(List<Invoice.Line> lines) {
        return lines.stream()
                .collect(java.util.stream.Collectors.groupingBy(
                        line -> line.vatRate().stripTrailingZeros(),
                        java.util.stream.Collectors.reducing(Money.ZERO, Invoice.Line::net, Money::plus)))
                .entrySet()
                .stream()
                .map(e -> e.getValue().times(e.getKey()))
                .reduce(Money.ZERO, Money::plus);
    }

    /** What a credited part of the turnover gives back. */
    private static Money contribution(Invoice invoice, Money earned) {
        return earned.isZero() || invoice.earned().isZero()
                ? Money.ZERO
                : Shares.portion(invoice.contribution(), earned, invoice.earned());
    }

    /** What would keep the document from being sent, in the words of a refusal; found before a number is drawn. */
    List<Refusal> findings(Invoice draft) {
        return draft.lines().isEmpty() ? List.of(Refusal.of("invoicing.no_lines")) : check.refusals(draft);
    }
}
