package coop.ouvrage.einvoice;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads Cross Industry Invoice D16B, alone or from a hybrid PDF (Factur-X, ZUGFeRD 2). */
final class CiiReader {

    private static final String HEADER_SUMS = "SpecifiedTradeSettlementHeaderMonetarySummation";

    private final XmlNode root;
    private final ReadNotes notes;
    private final XmlNode agreement;
    private final XmlNode delivery;
    private final XmlNode settlement;
    private final String currency;

    CiiReader(XmlNode root, ReadNotes notes) {
        this.root = root;
        this.notes = notes;
        this.agreement = section("ApplicableHeaderTradeAgreement");
        this.delivery = section("ApplicableHeaderTradeDelivery");
        this.settlement = section("ApplicableHeaderTradeSettlement");
        this.currency = settlement.textOrEmpty("InvoiceCurrencyCode");
    }

    /** A part of the transaction; if the document lacks it, the root stands in, which holds nothing of the kind. */
    private XmlNode section(String name) {
        XmlNode found = root.at("SupplyChainTradeTransaction/" + name);
        if (found == null) {
            notes.error(
                    "READ-MISSING",
                    root.location() + "/SupplyChainTradeTransaction/" + name,
                    "the document lacks " + name);
            return root;
        }
        return found;
    }

    EInvoice read() {
        String typeCode = root.textOrEmpty("ExchangedDocument/TypeCode");
        return new EInvoice(
                DocumentKind.ofTypeCode(typeCode),
                typeCode,
                root.textOrEmpty("ExchangedDocument/ID"),
                notes.date(root, "ExchangedDocument/IssueDateTime/DateTimeString"),
                notes.date(settlement, "SpecifiedTradePaymentTerms/DueDateDateTime/DateTimeString"),
                notes.date(settlement, "ApplicableTradeTax/TaxPointDate/DateString"),
                currency,
                settlement.text("TaxCurrencyCode"),
                new Profile(
                        root.textOrEmpty("ExchangedDocumentContext/GuidelineSpecifiedDocumentContextParameter/ID"),
                        root.textOrEmpty(
                                "ExchangedDocumentContext/BusinessProcessSpecifiedDocumentContextParameter/ID")),
                note(),
                agreement.text("BuyerReference"),
                agreement.text("BuyerOrderReferencedDocument/IssuerAssignedID"),
                agreement.text("ContractReferencedDocument/IssuerAssignedID"),
                agreement.text("SpecifiedProcuringProject/ID"),
                period(settlement.at("BillingSpecifiedPeriod")),
                settlement.all("InvoiceReferencedDocument").stream()
                        .map(r -> new PrecedingInvoice(
                                r.textOrEmpty("IssuerAssignedID"),
                                notes.date(r, "FormattedIssueDateTime/DateTimeString")))
                        .toList(),
                CiiPartyReader.party(agreement.at("SellerTradeParty")),
                CiiPartyReader.party(agreement.at("BuyerTradeParty")),
                settlement.text("PayeeTradeParty/Name"),
                delivered(),
                payment(),
                Stream.concat(
                                extras(settlement, "SpecifiedTradeAllowanceCharge").stream(),
                                settlement.all("SpecifiedLogisticsServiceCharge").stream()
                                        .map(this::freight))
                        .toList(),
                settlement.all("ApplicableTradeTax").stream()
                        .map(this::subtotal)
                        .toList(),
                totals(),
                root.all("SupplyChainTradeTransaction/IncludedSupplyChainTradeLineItem").stream()
                        .map(this::line)
                        .toList(),
                agreement.all("AdditionalReferencedDocument").stream()
                        .map(this::attachment)
                        .toList());
    }

    private @Nullable String note() {
        String joined = String.join(
                "\n",
                root.all("ExchangedDocument/IncludedNote/Content").stream()
                        .map(n -> java.util.Objects.requireNonNullElse(n.text(), ""))
                        .filter(t -> !t.isEmpty())
                        .toList());
        return joined.isEmpty() ? null : joined;
    }

    private @Nullable Period period(@Nullable XmlNode node) {
        return node == null
                ? null
                : new Period(
                        notes.date(node, "StartDateTime/DateTimeString"),
                        notes.date(node, "EndDateTime/DateTimeString"));
    }

    private @Nullable Delivery delivered() {
        XmlNode address = delivery.at("ShipToTradeParty/PostalTradeAddress");
        var date = notes.date(delivery, "ActualDeliverySupplyChainEvent/OccurrenceDateTime/DateTimeString");
        return date == null && address == null
                ? null
                : new Delivery(date, address == null ? null : CiiPartyReader.address(address));
    }

    private @Nullable Payment payment() {
        List<XmlNode> means = settlement.all("SpecifiedTradeSettlementPaymentMeans");
        List<XmlNode> accounts =
                settlement.all("SpecifiedTradeSettlementPaymentMeans/PayeePartyCreditorFinancialAccount");
        if (means.size() > 1 || accounts.size() > 1) {
            XmlNode second = means.size() > 1 ? means.get(1) : accounts.get(1);
            notes.warning("READ-PAYMENT", second.location(), "several ways to pay; the first is given");
        }
        String reference = settlement.text("PaymentReference");
        String terms = settlement.text("SpecifiedTradePaymentTerms/Description");
        String mandate = settlement.text("SpecifiedTradePaymentTerms/DirectDebitMandateID");
        if (means.isEmpty()) {
            return reference == null && terms == null
                    ? null
                    : new Payment(null, reference, null, null, null, mandate, terms);
        }
        XmlNode first = means.getFirst();
        String iban = first.text("PayeePartyCreditorFinancialAccount/IBANID");
        return new Payment(
                first.text("TypeCode"),
                reference,
                iban == null ? first.text("PayeePartyCreditorFinancialAccount/ProprietaryID") : iban,
                first.text("PayeePartyCreditorFinancialAccount/AccountName"),
                first.text("PayeeSpecifiedCreditorFinancialInstitution/BICID"),
                mandate,
                terms);
    }

    private List<AllowanceCharge> extras(XmlNode parent, String name) {
        return parent.all(name).stream().map(this::extra).toList();
    }

    private AllowanceCharge extra(XmlNode node) {
        XmlNode tax = node.at("CategoryTradeTax");
        return new AllowanceCharge(
                notes.flag(node, "ChargeIndicator/Indicator"),
                notes.amount(node, "ActualAmount", currency),
                notes.amount(node, "BasisAmount", currency),
                notes.fraction(node, "CalculationPercent"),
                node.text("ReasonCode"),
                node.text("Reason"),
                tax == null ? null : vat(tax));
    }

    /** Freight stands apart in the extended profiles of Factur-X and ZUGFeRD; the total of extras holds it. */
    private AllowanceCharge freight(XmlNode node) {
        XmlNode tax = node.at("AppliedTradeTax");
        return new AllowanceCharge(
                true,
                notes.amount(node, "AppliedAmount", currency),
                null,
                null,
                null,
                node.text("Description"),
                tax == null ? null : vat(tax));
    }

    private VatTreatment vat(XmlNode tax) {
        return new VatTreatment(
                notes.category(tax, "CategoryCode"),
                notes.fraction(tax, "RateApplicablePercent"),
                tax.text("ExemptionReasonCode"),
                tax.text("ExemptionReason"));
    }

    private VatSubtotal subtotal(XmlNode tax) {
        return new VatSubtotal(
                vat(tax), notes.amount(tax, "BasisAmount", currency), notes.amount(tax, "CalculatedAmount", currency));
    }

    private Totals totals() {
        XmlNode sums = settlement.at(HEADER_SUMS);
        if (sums == null) {
            notes.error("READ-MISSING", settlement.location() + "/" + HEADER_SUMS, "the document has no totals");
            sums = root;
        }
        List<XmlNode> taxes = sums.all("TaxTotalAmount");
        XmlNode tax = in(taxes, currency, true);
        String taxCurrency = settlement.text("TaxCurrencyCode");
        XmlNode other = taxCurrency == null || taxCurrency.equals(currency) ? null : in(taxes, taxCurrency, false);
        return new Totals(
                notes.amount(sums, "LineTotalAmount", currency),
                notes.amount(sums, "AllowanceTotalAmount", currency),
                notes.amount(sums, "ChargeTotalAmount", currency),
                notes.amount(sums, "TaxBasisTotalAmount", currency),
                tax == null ? null : notes.decimal(tax),
                other == null ? null : notes.decimal(other),
                notes.amount(sums, "GrandTotalAmount", currency),
                notes.amount(sums, "TotalPrepaidAmount", currency),
                notes.amount(sums, "RoundingAmount", currency),
                notes.amount(sums, "DuePayableAmount", currency));
    }

    private static @Nullable XmlNode in(List<XmlNode> amounts, String wanted, boolean orUndeclared) {
        return amounts.stream()
                .filter(a ->
                        wanted.equals(a.attribute("currencyID")) || (orUndeclared && a.attribute("currencyID") == null))
                .findFirst()
                .orElse(null);
    }

    private InvoiceLine line(XmlNode node) {
        XmlNode quantity = node.at("SpecifiedLineTradeDelivery/BilledQuantity");
        XmlNode tax = node.at("SpecifiedLineTradeSettlement/ApplicableTradeTax");
        XmlNode settled = node.at("SpecifiedLineTradeSettlement");
        return new InvoiceLine(
                node.textOrEmpty("AssociatedDocumentLineDocument/LineID"),
                node.text("AssociatedDocumentLineDocument/IncludedNote/Content"),
                quantity == null ? null : notes.decimal(quantity),
                quantity == null ? null : quantity.attribute("unitCode"),
                node.textOrEmpty("SpecifiedTradeProduct/Name"),
                node.text("SpecifiedTradeProduct/Description"),
                notes.amount(node, "SpecifiedLineTradeAgreement/NetPriceProductTradePrice/ChargeAmount", currency),
                notes.decimal(node, "SpecifiedLineTradeAgreement/NetPriceProductTradePrice/BasisQuantity"),
                settled == null ? List.of() : extras(settled, "SpecifiedTradeAllowanceCharge"),
                tax == null ? new VatTreatment(null, null, null, null) : vat(tax),
                settled == null ? null : period(settled.at("BillingSpecifiedPeriod")),
                notes.amount(
                        node,
                        "SpecifiedLineTradeSettlement/SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount",
                        currency));
    }

    private Attachment attachment(XmlNode node) {
        XmlNode file = node.at("AttachmentBinaryObject");
        return new Attachment(
                node.textOrEmpty("IssuerAssignedID"),
                node.text("Name"),
                file == null ? null : file.attribute("filename"),
                file == null ? null : file.attribute("mimeCode"),
                notes.file(file),
                node.text("URIID"));
    }
}
