package coop.ouvrage.einvoice;

import com.helger.cii.d16b.CIID16BCrossIndustryInvoiceTypeMarshaller;
import com.helger.diagnostics.error.list.ErrorList;
import com.helger.en16931.ubl2cii.UBLToCIIConversionHelper;
import coop.ouvrage.documents.EmbeddedFile;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import un.unece.uncefact.data.standard.crossindustryinvoice._100.CrossIndustryInvoiceType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.DocumentContextParameterType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.HeaderTradeAgreementType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.SupplyChainTradeTransactionType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.TaxRegistrationType;

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
    static EmbeddedFile of(byte[] ubl, String description, @Nullable LocalDate issued) {
        return new EmbeddedFile(
                FILE_NAME,
                "text/xml",
                description,
                issued == null ? LocalDate.EPOCH : issued,
                cii(ubl),
                SCHEMA,
                PROPERTIES);
    }

    /** @throws IllegalStateException if it is no invoice that the rules accept, which we never keep */
    static byte[] cii(byte[] ubl) {
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

    private static String property(String name, String description) {
        return """
                <rdf:li rdf:parseType="Resource"><pdfaProperty:name>%s</pdfaProperty:name>\
                <pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category>\
                <pdfaProperty:description>%s</pdfaProperty:description></rdf:li>""".formatted(name, description);
    }
}
