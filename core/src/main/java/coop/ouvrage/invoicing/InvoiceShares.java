package coop.ouvrage.invoicing;

import coop.ouvrage.money.Money;
import coop.ouvrage.money.Shares;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Shares documents over the jobs of their units by largest remainder. */
final class InvoiceShares {

    private InvoiceShares() {}

    private record Key(UUID unit, UUID job) {}

    static List<Invoice.Share> of(Invoice invoice) {
        List<Weight> weights = invoice.hasDeductions() ? byJob(invoice) : byLine(invoice);
        List<Money> gross = Shares.share(
                invoice.inclVat(), weights.stream().map(Weight::gross).toList());
        List<Money> contributions = contributions(invoice, weights);
        Map<Key, Invoice.Share> shares = new LinkedHashMap<>();
        for (int i = 0; i < weights.size(); i++) {
            Weight weight = weights.get(i);
            Key key = weight.key();
            shares.merge(
                    key,
                    new Invoice.Share(
                            key.unit(),
                            key.job(),
                            weight.net(),
                            weight.disbursed(),
                            gross.get(i),
                            contributions.get(i)),
                    InvoiceShares::plus);
        }
        return new ArrayList<>(shares.values());
    }

    /** Costs paid in the client's name bear none of it. */
    private static List<Money> contributions(Invoice invoice, List<Weight> weights) {
        return invoice.contribution().isZero()
                ? Collections.nCopies(weights.size(), Money.ZERO)
                : Shares.share(
                        invoice.contribution(),
                        weights.stream().map(Weight::earned).toList());
    }

    private record Weight(Key key, Money net, Money disbursed, Money gross) {

        static Weight of(Invoice.Line line) {
            return new Weight(
                    new Key(line.unit(), line.job()),
                    line.net(),
                    line.isDisbursed() ? line.net() : Money.ZERO,
                    line.net().times(BigDecimal.ONE.add(line.vatRate())));
        }

        Money earned() {
            return net.minus(disbursed);
        }

        Weight plus(Weight other) {
            return new Weight(key, net.plus(other.net), disbursed.plus(other.disbursed), gross.plus(other.gross));
        }
    }

    private static List<Weight> byLine(Invoice invoice) {
        return invoice.lines().stream().map(Weight::of).toList();
    }

    /** With lines below zero the weights are whole jobs, which are above zero. */
    private static List<Weight> byJob(Invoice invoice) {
        Map<Key, Weight> weights = new LinkedHashMap<>();
        byLine(invoice).forEach(weight -> weights.merge(weight.key(), weight, Weight::plus));
        return new ArrayList<>(weights.values());
    }

    private static Invoice.Share plus(Invoice.Share one, Invoice.Share other) {
        return new Invoice.Share(
                one.unit(),
                one.job(),
                one.net().plus(other.net()),
                one.disbursed().plus(other.disbursed()),
                one.gross().plus(other.gross()),
                one.contribution().plus(other.contribution()));
    }
}
