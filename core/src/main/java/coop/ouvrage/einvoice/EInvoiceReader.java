package coop.ouvrage.einvoice;

import coop.ouvrage.money.Iban;
import coop.ouvrage.refusal.Outcome;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads an e-invoice of anybody: UBL, Cross Industry Invoice, either in an envelope (SBDH) or in a hybrid PDF. Reading is
 * lenient and says what it met; judging is the work of {@link EInvoiceRules}.
 */
public final class EInvoiceReader {

    private static final List<String> ONCE_IN_UBL = List.of(
            "ID",
            "IssueDate",
            "DueDate",
            "InvoiceTypeCode",
            "CreditNoteTypeCode",
            "DocumentCurrencyCode",
            "AccountingSupplierParty",
            "AccountingCustomerParty",
            "LegalMonetaryTotal",
            "LegalMonetaryTotal/LineExtensionAmount",
            "LegalMonetaryTotal/AllowanceTotalAmount",
            "LegalMonetaryTotal/ChargeTotalAmount",
            "LegalMonetaryTotal/TaxExclusiveAmount",
            "LegalMonetaryTotal/TaxInclusiveAmount",
            "LegalMonetaryTotal/PrepaidAmount",
            "LegalMonetaryTotal/PayableRoundingAmount",
            "LegalMonetaryTotal/PayableAmount");

    private static final List<String> ONCE_IN_A_UBL_LINE = List.of(
            "InvoicedQuantity",
            "CreditedQuantity",
            "LineExtensionAmount",
            "Price",
            "Price/PriceAmount",
            "Price/BaseQuantity",
            "Item/ClassifiedTaxCategory");

    private static final String CII_SETTLEMENT = "SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement";

    private static final List<String> ONCE_IN_CII = List.of(
            "ExchangedDocument/ID",
            CII_SETTLEMENT + "/InvoiceCurrencyCode",
            CII_SETTLEMENT + "/SpecifiedTradeSettlementHeaderMonetarySummation",
            CII_SETTLEMENT + "/SpecifiedTradeSettlementHeaderMonetarySummation/LineTotalAmount",
            CII_SETTLEMENT + "/SpecifiedTradeSettlementHeaderMonetarySummation/TotalPrepaidAmount",
            CII_SETTLEMENT + "/SpecifiedTradeSettlementHeaderMonetarySummation/DuePayableAmount");

    private static final List<String> ONCE_IN_A_CII_LINE = List.of(
            "SpecifiedLineTradeDelivery/BilledQuantity",
            "SpecifiedLineTradeAgreement/NetPriceProductTradePrice/ChargeAmount",
            "SpecifiedLineTradeAgreement/NetPriceProductTradePrice/BasisQuantity",
            "SpecifiedLineTradeSettlement/ApplicableTradeTax",
            "SpecifiedLineTradeSettlement/SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount");

    private static final String UBL = "urn:oasis:names:specification:ubl:schema:xsd:Common";

    private static final Set<String> VOCABULARIES = Set.of(
            UBL + "BasicComponents-2",
            UBL + "AggregateComponents-2",
            UBL + "ExtensionComponents-2",
            "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100");

    private static final Set<Iban.Fault> CHECKED = Set.of(Iban.Fault.CHECK_DIGITS, Iban.Fault.NATIONAL_CHECK_DIGITS);

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
        noteNamespaces(root, notes);
        noteMissing(invoice, notes);
        noteAccount(invoice.payment(), notes);
        ReadSums.note(invoice, notes);
        return new ReadInvoice(xml.syntax(), xml.container().word(), invoice, notes.findings());
    }

    /** Of two numbers or two totals the first was read: nobody may book it without looking. */
    private static void noteTwice(XmlNode root, Syntax syntax, ReadNotes notes) {
        boolean cii = syntax == Syntax.CII;
        for (String path : cii ? ONCE_IN_CII : ONCE_IN_UBL) {
            if (root.all(path).size() > 1) {
                notes.error("READ-TWICE", path, "the document has more than one " + path);
            }
        }
        String lines = cii
                ? "SupplyChainTradeTransaction/IncludedSupplyChainTradeLineItem"
                : syntax == Syntax.UBL_CREDIT_NOTE ? "CreditNoteLine" : "InvoiceLine";
        for (XmlNode line : root.all(lines)) {
            for (String path : cii ? ONCE_IN_A_CII_LINE : ONCE_IN_A_UBL_LINE) {
                if (line.all(path).size() > 1) {
                    notes.error("READ-TWICE", line.location(), "the line has more than one " + path);
                }
            }
        }
    }

    /** Elements are read by their names; those of another vocabulary may mean another thing by them. */
    private static void noteNamespaces(XmlNode root, ReadNotes notes) {
        root.children().stream()
                .filter(child -> !VOCABULARIES.contains(child.namespace()))
                .findFirst()
                .ifPresent(child -> notes.warning(
                        "READ-NAMESPACE",
                        child.location(),
                        "not in the namespace of the norm, read by its name: "
                                + ReadNotes.shortened(child.namespace())));
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

    /** An account with wrong check digits can be nobody's: a slip of a pen, or of a forger. Numbers that are no IBAN are not judged. */
    private static void noteAccount(@Nullable Payment payment, ReadNotes notes) {
        String account = payment == null ? null : payment.account();
        if (account != null && Iban.fault(account).filter(CHECKED::contains).isPresent()) {
            notes.warning("READ-IBAN", "", "not an IBAN with right check digits: " + ReadNotes.shortened(account));
        }
    }

    private static void missingIf(boolean missing, String what, ReadNotes notes) {
        if (missing) {
            notes.error("READ-MISSING", "", "the document has no " + what);
        }
    }
}
