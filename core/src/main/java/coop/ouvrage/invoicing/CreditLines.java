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
import org.jspecify.annotations.Nullable;

/** Lines of a credit note on an invoice that deposits were taken off: one per job and VAT treatment, of what was left to tax. */
final class CreditLines {

    private CreditLines() {}

    private record Treatment(UUID unit, UUID job, String vatCase, String category, BigDecimal rate) {

        static Treatment of(Invoice.Line line) {
            return new Treatment(
                    line.unit(),
                    line.job(),
                    line.vatCase(),
                    line.vatCategory(),
                    line.vatRate().stripTrailingZeros());
        }
    }

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

    private record Job(UUID unit, UUID job) {

        static Job of(Invoice.Line line) {
            return new Job(line.unit(), line.job());
        }
    }

    /**
     * A part shared over the lines of an invoice: over its jobs by what earlier notes left of each, over the lines of a job in proportion.
     *
     * @param unit only its lines; null for all
     */
    static List<Money> nets(Invoice invoice, List<Invoice> notes, Money part, @Nullable UUID unit) {
        Map<Job, Money> left = new LinkedHashMap<>();
        Map<Job, List<Integer>> places = new LinkedHashMap<>();
        List<Money> nets = new ArrayList<>(Collections.nCopies(invoice.lines().size(), Money.ZERO));
        for (int i = 0; i < nets.size(); i++) {
            Invoice.Line line = invoice.lines().get(i);
            if (unit == null || unit.equals(line.unit())) {
                left.merge(Job.of(line), Money.of(line.documentNet()), Money::plus);
                places.computeIfAbsent(Job.of(line), job -> new ArrayList<>()).add(i);
            }
        }
        notes.stream()
                .flatMap(note -> note.lines().stream())
                .forEach(line ->
                        left.computeIfPresent(Job.of(line), (job, net) -> net.minus(Money.of(line.documentNet()))));
        List<Money> ofJobs = Shares.share(
                part, left.values().stream().map(net -> net.max(Money.ZERO)).toList());
        int next = 0;
        for (List<Integer> lines : places.values()) {
            List<Money> ofLines = Shares.share(
                    ofJobs.get(next++),
                    lines.stream()
                            .map(i -> Money.of(invoice.lines().get(i).documentNet()))
                            .toList());
            for (int i = 0; i < ofLines.size(); i++) {
                nets.set(lines.get(i), ofLines.get(i));
            }
        }
        return nets;
    }

    /**
     * Lines of a note on an invoice that took deposits off: what the invoice still taxes, less what earlier notes took back.
     *
     * @param unit only its lines, of which the deposits are its own; null for all
     */
    static List<Invoice.Line> byTreatment(Invoice invoice, List<Invoice> notes, Money part, @Nullable UUID unit) {
        Map<Treatment, Money> nets = new LinkedHashMap<>();
        Map<Treatment, Invoice.Line> first = new LinkedHashMap<>();
        for (Invoice.Line line : invoice.lines()) {
            if (unit == null || unit.equals(line.unit())) {
                nets.merge(Treatment.of(line), Money.of(line.documentNet()), Money::plus);
                first.putIfAbsent(Treatment.of(line), line);
            }
        }
        notes.stream()
                .flatMap(note -> note.lines().stream())
                .forEach(line -> nets.computeIfPresent(
                        Treatment.of(line), (key, net) -> net.minus(Money.of(line.documentNet()))));
        nets.values().removeIf(net -> !net.isPositive());
        List<Money> shares = Shares.share(part, List.copyOf(nets.values()));
        List<Invoice.Line> lines = new ArrayList<>();
        for (Treatment key : nets.keySet()) {
            Money share = shares.get(lines.size());
            lines.add(InvoiceDrafts.credited(java.util.Objects.requireNonNull(first.get(key)), share));
        }
        return lines.stream().filter(line -> line.net().isPositive()).toList();
    }
}
