package coop.ouvrage.einvoice;

import coop.ouvrage.refusal.Outcome;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads an e-invoice of anybody: UBL, Cross Industry Invoice, either in an envelope (SBDH) or in a hybrid PDF. Reading is
 * lenient and says what it met; judging is the work of {@link EInvoiceRules}.
 */
public final class EInvoiceReader {

    /** Half a cent per line and more is tolerated, as in the rules of Peppol. */
    private static final BigDecimal TOLERANCE = new BigDecimal("0.02");

    private static final List<String> ONCE_IN_UBL = List.of(
            "ID",
            "IssueDate",
            "DocumentCurrencyCode",
            "AccountingSupplierParty",
            "AccountingCustomerParty",
            "LegalMonetaryTotal",
            "LegalMonetaryTotal/TaxInclusiveAmount",
            "LegalMonetaryTotal/PayableAmount");

    private static final String CII_SETTLEMENT = "SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement";

    private static final List<String> ONCE_IN_CII = List.of(
            "ExchangedDocument/ID",
            CII_SETTLEMENT + "/InvoiceCurrencyCode",
            CII_SETTLEMENT + "/SpecifiedTradeSettlementHeaderMonetarySummation",
            CII_SETTLEMENT + "/SpecifiedTradeSettlementHeaderMonetarySummation/DuePayableAmount");

    private EInvoiceReader() {}

    /** The invoice with what was noted while reading, or the reason why there is none to read. */
    public static Outcome<ReadInvoice> read(byte[] file) {
        try {
            return Outcome.done(read(InvoiceXml.find(file)));
        } catch (UnreadableException e) {
            return Outcome.refused(e.refusal());
        }
    }

    private static ReadInvoice read(InvoiceXml xml) {
        ReadNotes notes = new ReadNotes();
        XmlNode root = new XmlNode(xml.document().getDocumentElement());
        EInvoice invoice = xml.syntax() == Syntax.CII
                ? new CiiReader(root, notes).read()
                : new UblReader(root, xml.syntax(), notes).read();
        noteTwice(root, xml.syntax(), notes);
        noteMissing(invoice, notes);
        noteSums(invoice, notes);
        return new ReadInvoice(xml.syntax(), xml.container().word(), invoice, notes.findings());
    }

    /** Of two numbers or two totals the first was read: nobody may book it without looking. */
    private static void noteTwice(XmlNode root, Syntax syntax, ReadNotes notes) {
        for (String path : syntax == Syntax.CII ? ONCE_IN_CII : ONCE_IN_UBL) {
            if (root.all(path).size() > 1) {
                notes.error("READ-TWICE", path, "the document has more than one " + path);
            }
        }
    }

    private static void noteMissing(EInvoice invoice, ReadNotes notes) {
        missingIf(invoice.number().isEmpty(), "number", notes);
        missingIf(invoice.issueDate() == null, "issue date", notes);
        missingIf(invoice.typeCode().isEmpty(), "type code", notes);
        missingIf(invoice.currency().isEmpty(), "currency", notes);
        missingIf(invoice.seller().name().isEmpty(), "name of the seller", notes);
        missingIf(invoice.buyer().name().isEmpty(), "name of the buyer", notes);
        missingIf(invoice.totals().payable() == null, "amount payable", notes);
        missingIf(invoice.totals().taxInclusive() == null, "total including VAT", notes);
    }

    private static void missingIf(boolean missing, String what, ReadNotes notes) {
        if (missing) {
            notes.error("READ-MISSING", "", "the document has no " + what);
        }
    }

    private static void noteSums(EInvoice invoice, ReadNotes notes) {
        Totals totals = invoice.totals();
        boolean complete = invoice.lines().stream().allMatch(line -> line.net() != null);
        if (invoice.lines().isEmpty()) {
            notes.warning("READ-LINES", "", "the document has no lines");
        } else if (complete) {
            compare("the lines", sum(invoice.lines().stream().map(InvoiceLine::net)), totals.lines(), notes);
        }
        if (totals.lines() != null) {
            BigDecimal extras = Arithmetic.orZero(totals.charges()).subtract(Arithmetic.orZero(totals.allowances()));
            compare("lines, discounts and extras", totals.lines().add(extras), totals.taxExclusive(), notes);
        }
        if (!invoice.vat().isEmpty()) {
            compare("the VAT table", sum(invoice.vat().stream().map(VatSubtotal::tax)), totals.tax(), notes);
            invoice.vat().forEach(row -> noteTax(row, notes));
        }
        if (totals.taxExclusive() != null && totals.tax() != null) {
            compare("amount and VAT", totals.taxExclusive().add(totals.tax()), totals.taxInclusive(), notes);
        }
        if (totals.taxInclusive() != null) {
            BigDecimal due = totals.taxInclusive()
                    .subtract(Arithmetic.orZero(totals.prepaid()))
                    .add(Arithmetic.orZero(totals.rounding()));
            compare("total, prepaid and rounding", due, totals.payable(), notes);
        }
    }

    /** A cent on each line may be rounded away, so that a whole unit of the currency is tolerated, as BR-CO-17 does. */
    private static void noteTax(VatSubtotal row, ReadNotes notes) {
        if (row.taxable() == null || row.tax() == null) {
            return;
        }
        BigDecimal tax = row.taxable().multiply(row.vat().rateOrZero());
        if (tax.subtract(row.tax()).abs().compareTo(BigDecimal.ONE) > 0) {
            notes.warning(
                    "READ-SUM",
                    "",
                    "VAT on " + row.taxable().toPlainString() + " would be "
                            + tax.setScale(2, java.math.RoundingMode.HALF_UP).toPlainString() + ", the document says "
                            + row.tax().toPlainString());
        }
    }

    private static BigDecimal sum(Stream<@Nullable BigDecimal> amounts) {
        return amounts.filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void compare(String what, BigDecimal sum, @Nullable BigDecimal total, ReadNotes notes) {
        if (total != null && sum.subtract(total).abs().compareTo(TOLERANCE) > 0) {
            notes.warning(
                    "READ-SUM",
                    "",
                    what + " add up to " + sum.toPlainString() + ", the document says " + total.toPlainString());
        }
    }
}
