package coop.ouvrage.sales;

import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.InvoiceId;
import coop.ouvrage.invoicing.Order;
import coop.ouvrage.invoicing.Quote;
import coop.ouvrage.invoicing.Sale;
import coop.ouvrage.invoicing.SaleLine;
import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Cuts an order into what is invoiced of it at a time. A part takes its share of each VAT case, so that all parts together bear the VAT that
 * the client accepted. Amounts are in the currency of the order: each invoice takes the rate of its own day.
 *
 * @param invoiced what the order was invoiced for so far, beside deposits: what was credited is taken off
 */
record OrderParts(Order order, List<Invoice.Line> invoiced, LocalDate today) {

    /** A share of the price before the work; the last invoice takes it off. */
    Sale deposit(BigDecimal share, String text) {
        return sale(Invoice.Form.DEPOSIT, null, lines(text, net -> net.times(share)));
    }

    /** A share of the price, as agreed; no more of any VAT case than is left of it. */
    Sale part(BigDecimal share, String text) {
        Map<String, Money> left = left();
        List<Sale.Line> lines = new ArrayList<>();
        groups().forEach((vat, group) -> {
            Money net = net(group).times(share).min(left.getOrDefault(vat, Money.ZERO));
            if (net.isPositive()) {
                lines.add(lumpSum(group.getFirst(), text, net));
            }
        });
        return sale(Invoice.Form.INSTALMENT, null, lines);
    }

    /** What is left: the lines as they were accepted if no part was invoiced, else the balance of each VAT case. */
    Sale last(List<InvoiceId> deposits, String text) {
        Quote quote = order.quote();
        List<Sale.Line> lines = new ArrayList<>();
        if (invoiced.isEmpty()) {
            quote.lines().forEach(line -> lines.add(Sale.Line.accepted(quote.unit(), quote.job(), line)));
        } else {
            Map<String, Money> left = left();
            groups().forEach((vat, group) -> {
                Money net = left.getOrDefault(vat, Money.ZERO);
                if (net.isPositive()) {
                    lines.add(lumpSum(group.getFirst(), text, net));
                }
            });
        }
        return sale(Invoice.Form.FULL, null, lines).deducting(deposits);
    }

    /** A line of a framework order, as often as the client called it off. */
    Sale calledOff(int line, BigDecimal quantity, @Nullable String reference) {
        SaleLine priced = order.quote().lines().get(line - 1);
        SaleLine called = SaleLine.of(
                        priced.description(),
                        priced.supply(),
                        quantity,
                        priced.quantityUnit(),
                        priced.unitPrice(),
                        priced.vat())
                .justified(priced.justification());
        Quote quote = order.quote();
        return sale(Invoice.Form.INSTALMENT, reference, List.of(Sale.Line.accepted(quote.unit(), quote.job(), called)));
    }

    /** What of the order is not invoiced, before VAT, in the currency of the order and without regard to deposits. */
    Money leftInAll() {
        return Money.sum(left().values());
    }

    private Map<String, Money> left() {
        Map<String, Money> left = new LinkedHashMap<>();
        groups().forEach((vat, group) -> left.put(vat, net(group)));
        invoiced.forEach(
                line -> left.merge(line.vatCase(), Money.of(line.documentNet()).negate(), Money::plus));
        return left;
    }

    private Map<String, List<SaleLine>> groups() {
        Map<String, List<SaleLine>> groups = new LinkedHashMap<>();
        order.quote()
                .lines()
                .forEach(line -> groups.computeIfAbsent(line.vat().code(), vat -> new ArrayList<>())
                        .add(line));
        return groups;
    }

    private static Money net(List<SaleLine> group) {
        return Money.sum(group.stream().map(SaleLine::documentNet).toList());
    }

    private List<Sale.Line> lines(String text, Function<Money, Money> part) {
        List<Sale.Line> lines = new ArrayList<>();
        groups().forEach((vat, group) -> {
            Money net = part.apply(net(group));
            if (net.isPositive()) {
                lines.add(lumpSum(group.getFirst(), text, net));
            }
        });
        return lines;
    }

    private Sale.Line lumpSum(SaleLine like, String text, Money net) {
        Quote quote = order.quote();
        SaleLine line = SaleLine.lumpSum(text, like.supply(), net, like.vat()).justified(like.justification());
        return Sale.Line.accepted(quote.unit(), quote.job(), line);
    }

    private Sale sale(Invoice.Form form, @Nullable String reference, List<Sale.Line> lines) {
        Sale whole = Sale.of(order, today).as(form).selling(lines);
        return reference == null ? whole : whole.withClientReference(reference);
    }
}
