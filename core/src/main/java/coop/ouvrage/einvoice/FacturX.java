package coop.ouvrage.einvoice;

import com.helger.cii.d16b.CIID16BCrossIndustryInvoiceTypeMarshaller;
import com.helger.diagnostics.error.list.ErrorList;
import com.helger.en16931.ubl2cii.UBLToCIIConversionHelper;
import coop.ouvrage.documents.EmbeddedFile;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import un.unece.uncefact.data.standard.crossindustryinvoice._100.CrossIndustryInvoiceType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.CreditorFinancialInstitutionType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.DocumentContextParameterType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.HeaderTradeAgreementType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.HeaderTradeSettlementType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.SupplyChainTradeTransactionType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.TaxRegistrationType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.TradePaymentTermsType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.TradeSettlementPaymentMeansType;
import un.unece.uncefact.data.standard.unqualifieddatatype._100.DateTimeType;

/**
 * The invoice as Factur-X 1.0 / ZUGFeRD 2 carries it inside its picture, profile EN 16931: a Cross Industry Invoice made from our UBL
 * and from nothing else, so that the two cannot differ.
 */
final class FacturX {

    static final String FILE_NAME = "factur-x.xml";

    /** The norm alone: the identifier of Peppol belongs to its network. */
    private static final String GUIDELINE = "urn:cen.eu:en16931:2017";

    private static final String SCHEMA = """
            <rdf:li rdf:parseType="Resource">
            <pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>
            <pdfaSchema:namespaceURI>urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#</pdfaSchema:namespaceURI>
            <pdfaSchema:prefix>fx</pdfaSchema:prefix>
            <pdfaSchema:property><rdf:Seq>%s</rdf:Seq></pdfaSchema:property>
            </rdf:li>""".formatted(
                    property("DocumentFileName", "name of the embedded XML invoice file")
                            + property("DocumentType", "INVOICE")
                            + property("Version", "version of the embedded XML document")
                            + property("ConformanceLevel", "conformance level of the embedded XML document"));

    private static final String PROPERTIES = """
            <rdf:Description rdf:about="" xmlns:fx="urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#">
            <fx:DocumentType>INVOICE</fx:DocumentType>
            <fx:DocumentFileName>factur-x.xml</fx:DocumentFileName>
            <fx:Version>1.0</fx:Version>
            <fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>
            </rdf:Description>""";

    private FacturX() {}

    /** The file to embed. */
    static EmbeddedFile of(byte[] ubl, EInvoice invoice, boolean payable) {
        LocalDate issued = invoice.issueDate();
        return new EmbeddedFile(
                FILE_NAME,
                "text/xml",
                invoice.number(),
                issued == null ? LocalDate.EPOCH : issued,
                cii(ubl, invoice, payable),
                SCHEMA,
                PROPERTIES);
    }

    /**
     * @param read the same document, for what the library leaves out
     * @param payable whether it says when and to whom to pay
     * @throws IllegalStateException if it is no invoice that the rules accept, which we never keep
     */
    static byte[] cii(byte[] ubl, EInvoice read, boolean payable) {
        ErrorList errors = new ErrorList();
        CrossIndustryInvoiceType invoice =
                UBLToCIIConversionHelper.convertUBL21AutoDetectToCIID16B(new ByteArrayInputStream(ubl), errors);
        if (invoice == null || errors.containsAtLeastOneError()) {
            throw new IllegalStateException("cannot be written as CII: "
                    + errors.getAllTexts(Locale.ENGLISH).stream().findFirst().orElse(""));
        }
        Optional.ofNullable(invoice.getExchangedDocumentContext())
                .map(context -> context.getGuidelineSpecifiedDocumentContextParameterAtIndex(0))
                .map(DocumentContextParameterType::getID)
                .ifPresent(id -> id.setValue(GUIDELINE));
        nationalRegistration(invoice);
        if (payable) {
            payment(invoice, read);
        }
        byte[] cii = new CIID16BCrossIndustryInvoiceTypeMarshaller().getAsBytes(invoice);
        if (cii == null) {
            throw new IllegalStateException("not valid by the schema of CII");
        }
        return cii;
    }

    /** Whoever has no VAT number names another registration (BT-32), which CII calls {@code FC}; the library leaves the word of UBL. */
    private static void nationalRegistration(CrossIndustryInvoiceType invoice) {
        Optional.ofNullable(invoice.getSupplyChainTradeTransaction())
                .map(SupplyChainTradeTransactionType::getApplicableHeaderTradeAgreement)
                .map(HeaderTradeAgreementType::getSellerTradeParty)
                .stream()
                .flatMap(seller -> seller.getSpecifiedTaxRegistration().stream())
                .map(TaxRegistrationType::getID)
                .filter(Objects::nonNull)
                .filter(id -> !"VA".equals(id.getSchemeID()))
                .forEach(id -> id.setSchemeID("FC"));
    }

    /**
     * The day to pay by (BT-9), the name of the account (BT-85) and its bank (BT-86): the library takes the first from written terms only, the
     * others never.
     */
    private static void payment(CrossIndustryInvoiceType invoice, EInvoice read) {
        HeaderTradeSettlementType settlement = Optional.ofNullable(invoice.getSupplyChainTradeTransaction())
                .map(SupplyChainTradeTransactionType::getApplicableHeaderTradeSettlement)
                .orElse(null);
        if (settlement == null) {
            return;
        }
        LocalDate due = read.dueDate();
        if (due != null) {
            if (settlement.hasNoSpecifiedTradePaymentTermsEntries()) {
                settlement.addSpecifiedTradePaymentTerms(new TradePaymentTermsType());
            }
            settlement.getSpecifiedTradePaymentTerms().getFirst().setDueDateDateTime(day(due));
        }
        String holder = read.payment() == null ? null : read.payment().accountName();
        if (holder != null) {
            settlement.getSpecifiedTradeSettlementPaymentMeans().stream()
                    .map(TradeSettlementPaymentMeansType::getPayeePartyCreditorFinancialAccount)
                    .filter(Objects::nonNull)
                    .forEach(account -> account.setAccountName(holder));
        }
        String bank = read.payment() == null ? null : read.payment().bic();
        if (bank != null) {
            settlement
                    .getSpecifiedTradeSettlementPaymentMeans()
                    .forEach(means -> means.setPayeeSpecifiedCreditorFinancialInstitution(institution(bank)));
        }
    }

    private static CreditorFinancialInstitutionType institution(String bic) {
        CreditorFinancialInstitutionType institution = new CreditorFinancialInstitutionType();
        institution.setBICID(bic);
        return institution;
    }

    private static DateTimeType day(LocalDate day) {
        DateTimeType.DateTimeString text = new DateTimeType.DateTimeString();
        text.setFormat("102");
        text.setValue(day.format(DateTimeFormatter.BASIC_ISO_DATE));
        DateTimeType date = new DateTimeType();
        date.setDateTimeString(text);
        return date;
    }

    private static String property(String name, String description) {
        return """
                <rdf:li rdf:parseType="Resource"><pdfaProperty:name>%s</pdfaProperty:name>\
                <pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category>\
                <pdfaProperty:description>%s</pdfaProperty:description></rdf:li>""".formatted(name, description);
    }
}
