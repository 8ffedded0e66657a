package coop.ouvrage.einvoice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads UBL 2 invoices and credit notes, of whatever profile, as far as EN 16931 reaches. */
final class UblReader {

    private final XmlNode root;
    private final ReadNotes notes;
    private final boolean credit;
    private final String currency;

    UblReader(XmlNode root, Syntax syntax, ReadNotes notes) {
        this.root = root;
        this.notes = notes;
        this.credit = syntax == Syntax.UBL_CREDIT_NOTE;
        this.currency = root.textOrEmpty("DocumentCurrencyCode");
    }

    EInvoice read() {
        String typeCode = root.textOrEmpty(credit ? "CreditNoteTypeCode" : "InvoiceTypeCode");
        return new EInvoice(
                credit ? DocumentKind.CREDIT_NOTE : DocumentKind.ofTypeCode(typeCode),
                typeCode,
                root.textOrEmpty("ID"),
                notes.date(root, "IssueDate"),
                notes.date(root, root.at("DueDate") != null ? "DueDate" : "PaymentMeans/PaymentDueDate"),
                notes.date(root, "TaxPointDate"),
                currency,
                root.text("TaxCurrencyCode"),
                new Profile(root.textOrEmpty("CustomizationID"), root.textOrEmpty("ProfileID")),
                note(),
                root.text("BuyerReference"),
                root.text("OrderReference/ID"),
                root.text("ContractDocumentReference/ID"),
                project(),
                period(root.at("InvoicePeriod")),
                root.all("BillingReference/InvoiceDocumentReference").stream()
                        .map(r -> new PrecedingInvoice(r.textOrEmpty("ID"), notes.date(r, "IssueDate")))
                        .toList(),
                UblPartyReader.party(root.at("AccountingSupplierParty/Party")),
                UblPartyReader.party(root.at("AccountingCustomerParty/Party")),
                firstText(root, "PayeeParty/PartyName/Name", "PayeeParty/PartyLegalEntity/RegistrationName"),
                delivery(),
                payment(),
                extras(root),
                root.all("TaxTotal/TaxSubtotal").stream().map(this::subtotal).toList(),
                totals(),
                root.all(credit ? "CreditNoteLine" : "InvoiceLine").stream()
                        .map(this::line)
                        .toList(),
                root.all("AdditionalDocumentReference").stream()
                        .filter(r -> !isProject(r))
                        .map(this::attachment)
                        .toList());
    }

    private @Nullable String note() {
        List<XmlNode> all = root.all("Note");
        String joined = String.join(
                "\n",
                all.stream()
                        .map(n -> java.util.Objects.requireNonNullElse(n.text(), ""))
                        .filter(t -> !t.isEmpty())
                        .toList());
        return joined.isEmpty() ? null : joined;
    }

    private @Nullable String project() {
        String direct = root.text("ProjectReference/ID");
        return direct != null
                ? direct
                : root.all("AdditionalDocumentReference").stream()
                        .filter(UblReader::isProject)
                        .map(r -> r.textOrEmpty("ID"))
                        .findFirst()
                        .orElse(null);
    }

    private static boolean isProject(XmlNode reference) {
        return "50".equals(reference.text("DocumentTypeCode"));
    }

    private @Nullable Period period(@Nullable XmlNode node) {
        return node == null ? null : new Period(notes.date(node, "StartDate"), notes.date(node, "EndDate"));
    }

    private @Nullable Delivery delivery() {
        XmlNode node = root.at("Delivery");
        if (node == null) {
            return null;
        }
        XmlNode address = node.at("DeliveryLocation/Address");
        return new Delivery(
                notes.date(node, "ActualDeliveryDate"), address == null ? null : UblPartyReader.address(address));
    }

    private @Nullable Payment payment() {
        List<XmlNode> means = root.all("PaymentMeans");
        String terms = root.text("PaymentTerms/Note");
        if (means.isEmpty()) {
            return terms == null ? null : new Payment(null, null, null, null, null, null, terms);
        }
        boolean several = means.stream()
                        .map(m -> m.text("PayeeFinancialAccount/ID"))
                        .distinct()
                        .count()
                > 1;
        if (several
                || means.stream().anyMatch(m -> m.all("PayeeFinancialAccount").size() > 1)) {
            notes.warning("READ-PAYMENT", means.getLast().location(), "several accounts to pay to; the first is given");
        }
        XmlNode first = means.getFirst();
        return new Payment(
                first.text("PaymentMeansCode"),
                first.text("PaymentID"),
                first.text("PayeeFinancialAccount/ID"),
                first.text("PayeeFinancialAccount/Name"),
                firstText(
                        first,
                        "PayeeFinancialAccount/FinancialInstitutionBranch/ID",
                        "PayeeFinancialAccount/FinancialInstitutionBranch/FinancialInstitution/ID"),
                first.text("PaymentMandate/ID"),
                terms);
    }

    private List<AllowanceCharge> extras(XmlNode parent) {
        return parent.all("AllowanceCharge").stream().map(this::extra).toList();
    }

    private AllowanceCharge extra(XmlNode node) {
        XmlNode category = node.at("TaxCategory");
        return new AllowanceCharge(
                notes.flag(node, "ChargeIndicator"),
                notes.amount(node, "Amount", currency),
                notes.amount(node, "BaseAmount", currency),
                notes.fraction(node, "MultiplierFactorNumeric"),
                node.text("AllowanceChargeReasonCode"),
                node.text("AllowanceChargeReason"),
                category == null ? null : vat(category));
    }

    private VatTreatment vat(XmlNode category) {
        return new VatTreatment(
                notes.category(category, "ID"),
                notes.fraction(category, "Percent"),
                category.text("TaxExemptionReasonCode"),
                category.text("TaxExemptionReason"));
    }

    private VatSubtotal subtotal(XmlNode node) {
        XmlNode category = node.at("TaxCategory");
        return new VatSubtotal(
                category == null ? new VatTreatment(null, null, null, null) : vat(category),
                notes.amount(node, "TaxableAmount", currency),
                notes.amount(node, "TaxAmount", currency));
    }

    private Totals totals() {
        XmlNode sums = root.at("LegalMonetaryTotal");
        XmlNode tax = taxAmountIn(currency);
        String taxCurrency = root.text("TaxCurrencyCode");
        XmlNode other = taxCurrency == null || taxCurrency.equals(currency) ? null : taxAmountIn(taxCurrency);
        if (sums == null) {
            notes.error("READ-MISSING", root.location() + "/LegalMonetaryTotal", "the document has no totals");
            sums = root;
        }
        return new Totals(
                notes.amount(sums, "LineExtensionAmount", currency),
                notes.amount(sums, "AllowanceTotalAmount", currency),
                notes.amount(sums, "ChargeTotalAmount", currency),
                notes.amount(sums, "TaxExclusiveAmount", currency),
                tax == null ? null : notes.decimal(tax),
                other == null ? null : notes.decimal(other),
                notes.amount(sums, "TaxInclusiveAmount", currency),
                notes.amount(sums, "PrepaidAmount", currency),
                notes.amount(sums, "PayableRoundingAmount", currency),
                notes.amount(sums, "PayableAmount", currency));
    }

    private @Nullable XmlNode taxAmountIn(String wanted) {
        List<XmlNode> amounts = root.all("TaxTotal/TaxAmount");
        return amounts.stream()
                .filter(a -> wanted.equals(a.attribute("currencyID")))
                .findFirst()
                .orElse(
                        amounts.size() == 1 && amounts.getFirst().attribute("currencyID") == null
                                ? amounts.getFirst()
                                : null);
    }

    private InvoiceLine line(XmlNode node) {
        String quantity = credit ? "CreditedQuantity" : "InvoicedQuantity";
        XmlNode quantityNode = node.at(quantity);
        XmlNode category = node.at("Item/ClassifiedTaxCategory");
        if (node.all("SubInvoiceLine").size() + node.all("SubCreditNoteLine").size() > 0) {
            notes.warning("READ-SUBLINES", node.location(), "sub-lines are not shown; the line holds their sum");
        }
        return new InvoiceLine(
                node.textOrEmpty("ID"),
                node.text("Note"),
                notes.decimal(node, quantity),
                quantityNode == null ? null : quantityNode.attribute("unitCode"),
                node.textOrEmpty("Item/Name"),
                node.text("Item/Description"),
                notes.amount(node, "Price/PriceAmount", currency),
                notes.decimal(node, "Price/BaseQuantity"),
                extras(node),
                category == null ? new VatTreatment(null, null, null, null) : vat(category),
                period(node.at("InvoicePeriod")),
                notes.amount(node, "LineExtensionAmount", currency));
    }

    private Attachment attachment(XmlNode node) {
        XmlNode file = node.at("Attachment/EmbeddedDocumentBinaryObject");
        return new Attachment(
                node.textOrEmpty("ID"),
                firstText(node, "DocumentDescription", "DocumentType"),
                file == null ? null : file.attribute("filename"),
                file == null ? null : file.attribute("mimeCode"),
                notes.file(file),
                node.text("Attachment/ExternalReference/URI"));
    }

    private static @Nullable String firstText(XmlNode node, String path, String otherwise) {
        String text = node.text(path);
        return text == null ? node.text(otherwise) : text;
    }
}
