package coop.ouvrage.einvoice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sums of a document. Tax is rounded once per category and rate, half a cent away from zero, on the sum of what is taxed
 * alike: three lines of 1.02 at 21 % bear 0.64, not three times 0.21 (EN 16931, BR-CO-17; royal decree no. 1).
 */
record Arithmetic(List<VatSubtotal> vat, Totals totals) {

    static Arithmetic of(List<InvoiceLine> lines, List<AllowanceCharge> extras, @Nullable BigDecimal prepaid) {
        List<VatSubtotal> table = table(lines, extras);
        BigDecimal net = sum(lines.stream().map(InvoiceLine::netOrZero).toList());
        BigDecimal allowances = sum(extras.stream()
                .filter(e -> !e.charge())
                .map(e -> e.signed().negate())
                .toList());
        BigDecimal charges = sum(extras.stream()
                .filter(AllowanceCharge::charge)
                .map(AllowanceCharge::signed)
                .toList());
        BigDecimal exclusive = net.subtract(allowances).add(charges);
        BigDecimal tax = sum(table.stream().map(s -> orZero(s.tax())).toList());
        BigDecimal inclusive = exclusive.add(tax);
        BigDecimal payable = inclusive.subtract(orZero(prepaid));
        return new Arithmetic(
                table,
                new Totals(
                        net,
                        present(allowances, extras, false),
                        present(charges, extras, true),
                        exclusive,
                        tax,
                        null,
                        inclusive,
                        prepaid,
                        null,
                        payable));
    }

    private static List<VatSubtotal> table(List<InvoiceLine> lines, List<AllowanceCharge> extras) {
        List<VatSubtotal> table = new ArrayList<>();
        lines.forEach(line -> add(table, line.vat(), line.netOrZero()));
        extras.forEach(extra -> {
            if (extra.vat() != null) {
                add(table, extra.vat(), extra.signed());
            }
        });
        return table.stream().map(Arithmetic::taxed).toList();
    }

    private static void add(List<VatSubtotal> table, VatTreatment vat, BigDecimal amount) {
        for (int i = 0; i < table.size(); i++) {
            VatSubtotal row = table.get(i);
            if (row.vat().sameBreakdownAs(vat)) {
                table.set(i, new VatSubtotal(row.vat(), orZero(row.taxable()).add(amount), null));
                return;
            }
        }
        table.add(new VatSubtotal(vat, amount, null));
    }

    private static VatSubtotal taxed(VatSubtotal row) {
        BigDecimal taxable = orZero(row.taxable());
        BigDecimal tax = taxable.multiply(row.vat().rateOrZero()).setScale(2, RoundingMode.HALF_UP);
        return new VatSubtotal(row.vat(), taxable, tax);
    }

    private static @Nullable BigDecimal present(BigDecimal amount, List<AllowanceCharge> extras, boolean charge) {
        return extras.stream().anyMatch(e -> e.charge() == charge) ? amount : null;
    }

    static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }

    static BigDecimal orZero(@Nullable BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }
}
