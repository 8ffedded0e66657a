package coop.ouvrage.einvoice;

import coop.ouvrage.refusal.Outcome;
import java.math.BigDecimal;
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
        noteMissing(invoice, notes);
        noteSums(invoice, notes);
        return new ReadInvoice(xml.syntax(), xml.container().word(), invoice, notes.findings());
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
        if (complete && !invoice.lines().isEmpty()) {
            compare("the lines", sum(invoice.lines().stream().map(InvoiceLine::net)), totals.lines(), notes);
        }
        if (!invoice.vat().isEmpty()) {
            compare("the VAT table", sum(invoice.vat().stream().map(VatSubtotal::tax)), totals.tax(), notes);
        }
        if (totals.taxExclusive() != null && totals.tax() != null) {
            compare("amount and VAT", totals.taxExclusive().add(totals.tax()), totals.taxInclusive(), notes);
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
