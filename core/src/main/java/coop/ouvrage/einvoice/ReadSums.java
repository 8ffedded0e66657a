package coop.ouvrage.einvoice;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says where the amounts of a document that was read do not follow from each other. The equations are those of EN 16931
 * (BR-CO-10 to BR-CO-17), which holds them to the cent; what a line says is compared as Peppol does (R120).
 */
final class ReadSums {

    /** How far a line may be from quantity times price (Peppol BIS Billing 3, R120). */
    private static final BigDecimal LINE_TOLERANCE = new BigDecimal("0.02");

    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final EInvoice invoice;
    private final Totals totals;
    private final ReadNotes notes;

    private ReadSums(EInvoice invoice, ReadNotes notes) {
        this.invoice = invoice;
        this.totals = invoice.totals();
        this.notes = notes;
    }

    static void note(EInvoice invoice, ReadNotes notes) {
        ReadSums sums = new ReadSums(invoice, notes);
        sums.noteTotals();
        sums.noteExtras();
        sums.noteTable();
        invoice.lines().forEach(sums::noteLine);
    }

    private void noteTotals() {
        if (invoice.lines().isEmpty()) {
            notes.warning("READ-LINES", "", "the document has no lines");
        } else if (invoice.lines().stream().allMatch(line -> line.net() != null)) {
            compare("the lines", sum(invoice.lines().stream().map(InvoiceLine::net)), totals.lines());
        }
        if (totals.lines() != null) {
            BigDecimal extras = Arithmetic.orZero(totals.charges()).subtract(Arithmetic.orZero(totals.allowances()));
            compare("lines, discounts and extras", totals.lines().add(extras), totals.taxExclusive());
        }
        if (totals.taxExclusive() != null && totals.tax() != null) {
            compare("amount and VAT", totals.taxExclusive().add(totals.tax()), totals.taxInclusive());
        }
        if (totals.taxInclusive() != null) {
            BigDecimal due = totals.taxInclusive()
                    .subtract(Arithmetic.orZero(totals.prepaid()))
                    .add(Arithmetic.orZero(totals.rounding()));
            compare("total, prepaid and rounding", due, totals.payable());
        }
    }

    /** A discount or extra that the total does not hold is one that was not read, or that nobody meant. */
    private void noteExtras() {
        compare("the discounts", extras(false), Arithmetic.orZero(totals.allowances()));
        compare("the extras", extras(true), Arithmetic.orZero(totals.charges()));
    }

    private BigDecimal extras(boolean charges) {
        return sum(invoice.allowancesAndCharges().stream()
                .filter(extra -> extra.charge() == charges)
                .map(AllowanceCharge::amount));
    }

    private void noteTable() {
        if (invoice.vat().isEmpty()) {
            if (Arithmetic.orZero(totals.tax()).signum() != 0) {
                notes.warning("READ-SUM", "", "there is VAT, and no VAT table");
            }
            return;
        }
        if (totals.tax() == null) {
            notes.warning("READ-SUM", "", "the document does not say its VAT in its own currency");
        }
        compare("the VAT table", sum(invoice.vat().stream().map(VatSubtotal::tax)), totals.tax());
        if (invoice.vat().stream().allMatch(row -> row.taxable() != null)) {
            compare(
                    "the taxed amounts of the VAT table",
                    sum(invoice.vat().stream().map(VatSubtotal::taxable)),
                    totals.taxExclusive());
        }
        invoice.vat().forEach(this::noteTax);
        invoice.lines().stream()
                .filter(line ->
                        line.vat().rate() != null && !isInTable(line.vat().rateOrZero()))
                .forEach(line -> noteLine(
                        line, "its VAT of " + percent(line.vat().rateOrZero()) + " % is not in the VAT table"));
    }

    private boolean isInTable(BigDecimal rate) {
        return invoice.vat().stream().anyMatch(row -> row.vat().rateOrZero().compareTo(rate) == 0);
    }

    private static String percent(BigDecimal rate) {
        return rate.movePointRight(2).stripTrailingZeros().toPlainString();
    }

    /**
     * Some round the tax of each line, so that half a cent a line may be away; some a tax to whole units of a currency without
     * cents in use.
     */
    private void noteTax(VatSubtotal row) {
        if (row.taxable() == null || row.tax() == null) {
            return;
        }
        BigDecimal tax = row.taxable().multiply(row.vat().rateOrZero());
        BigDecimal slack = CENT.multiply(BigDecimal.valueOf(invoice.lines().size()))
                .multiply(HALF)
                .add(CENT);
        if (!invoice.currency().equals("EUR") && row.tax().stripTrailingZeros().scale() <= 0) {
            slack = slack.max(HALF);
        }
        if (tax.subtract(row.tax()).abs().compareTo(slack) > 0) {
            notes.warning(
                    "READ-SUM",
                    "",
                    "VAT on " + row.taxable().toPlainString() + " would be " + cents(tax) + ", the document says "
                            + row.tax().toPlainString());
        }
    }

    /** The amount of a line counts; that its quantity and price lead to another one is said, as one of them is not meant. */
    private void noteLine(InvoiceLine line) {
        BigDecimal base = line.baseQuantity() == null ? BigDecimal.ONE : line.baseQuantity();
        if (line.net() == null) {
            noteLine(line, "it has no amount");
            return;
        }
        if (base.signum() == 0) {
            noteLine(line, "its price is for a quantity of zero");
            return;
        }
        if (line.quantity() == null || line.unitPrice() == null) {
            return;
        }
        BigDecimal net = line.quantity()
                .multiply(line.unitPrice())
                .divide(base, MathContext.DECIMAL64)
                .add(extras(line.allowancesAndCharges()));
        if (net.subtract(line.net()).abs().compareTo(LINE_TOLERANCE) > 0) {
            noteLine(
                    line,
                    "quantity, price, discounts and extras make " + cents(net) + ", the document says "
                            + line.net().toPlainString());
        }
    }

    private void noteLine(InvoiceLine line, String what) {
        notes.warning("READ-LINE", "", "line " + ReadNotes.shortened(line.id()) + ": " + what);
    }

    private static BigDecimal extras(List<AllowanceCharge> extras) {
        return extras.stream().map(AllowanceCharge::signed).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal sum(Stream<@Nullable BigDecimal> amounts) {
        return amounts.filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void compare(String what, BigDecimal sum, @Nullable BigDecimal total) {
        if (total != null && rounded(sum).compareTo(rounded(total)) != 0) {
            notes.warning(
                    "READ-SUM",
                    "",
                    what + " add up to " + sum.toPlainString() + ", the document says " + total.toPlainString());
        }
    }

    private static BigDecimal rounded(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    private static String cents(BigDecimal amount) {
        return rounded(amount).toPlainString();
    }
}
