package coop.ouvrage.invoicing;

import coop.ouvrage.money.Money;
import coop.ouvrage.money.Shares;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Lines of a credit note on an invoice that deposits were taken off: one per job and VAT treatment, of what was left to tax. */
final class CreditLines {

    private CreditLines() {}

    private record Treatment(UUID unit, UUID job, String vatCase, String category, BigDecimal rate) {}

    /** Lines in another currency as the books take them: their amounts in euro make the sum to the cent. */
    static List<Invoice.Line> inEuro(List<Invoice.Line> lines, Money exclVat) {
        List<Money> nets =
                Shares.share(exclVat, lines.stream().map(Invoice.Line::net).toList());
        List<Invoice.Line> booked = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            booked.add(lines.get(i).inEuro(nets.get(i)));
        }
        return booked;
    }

    static List<Invoice.Line> byTreatment(Invoice invoice, Money exclVat) {
        Map<Treatment, Money> nets = new LinkedHashMap<>();
        Map<Treatment, Invoice.Line> first = new LinkedHashMap<>();
        for (Invoice.Line line : invoice.lines()) {
            Treatment key = new Treatment(
                    line.unit(),
                    line.job(),
                    line.vatCase(),
                    line.vatCategory(),
                    line.vatRate().stripTrailingZeros());
            nets.merge(key, Money.of(line.documentNet()), Money::plus);
            first.putIfAbsent(key, line);
        }
        nets.values().removeIf(net -> !net.isPositive());
        List<Money> shares = Shares.share(exclVat, List.copyOf(nets.values()));
        List<Invoice.Line> lines = new ArrayList<>();
        for (Treatment key : nets.keySet()) {
            Money share = shares.get(lines.size());
            lines.add(InvoiceDrafts.credited(java.util.Objects.requireNonNull(first.get(key)), share));
        }
        return lines.stream().filter(line -> line.net().isPositive()).toList();
    }
}
