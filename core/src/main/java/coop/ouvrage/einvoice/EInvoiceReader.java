package coop.ouvrage.einvoice;

import coop.ouvrage.refusal.Outcome;
import java.util.List;

/**
 * Reads an e-invoice of anybody: UBL, Cross Industry Invoice, either in an envelope (SBDH) or in a hybrid PDF. Reading is
 * lenient and says what it met; judging is the work of {@link EInvoiceRules}.
 */
public final class EInvoiceReader {

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
        ReadSums.note(invoice, notes);
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
}
