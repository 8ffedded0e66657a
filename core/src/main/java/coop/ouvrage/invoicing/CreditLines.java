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
            nets.merge(key, line.net(), Money::plus);
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
