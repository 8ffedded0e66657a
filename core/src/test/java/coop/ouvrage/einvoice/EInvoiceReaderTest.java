package coop.ouvrage.einvoice;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EInvoiceReaderTest {

    private static final String CII = """
            <?xml version="1.0" encoding="UTF-8"?>
            <rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
              xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
              xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
              <rsm:ExchangedDocumentContext><ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>urn:cen.eu:en16931:2017</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter></rsm:ExchangedDocumentContext>
              <rsm:ExchangedDocument><ram:ID>RE-7</ram:ID><ram:TypeCode>380</ram:TypeCode><ram:IssueDateTime><udt:DateTimeString format="102">20261120</udt:DateTimeString></ram:IssueDateTime></rsm:ExchangedDocument>
              <rsm:SupplyChainTradeTransaction>
                <ram:IncludedSupplyChainTradeLineItem>
                  <ram:AssociatedDocumentLineDocument><ram:LineID>1</ram:LineID></ram:AssociatedDocumentLineDocument>
                  <ram:SpecifiedTradeProduct><ram:Name>Konzert</ram:Name></ram:SpecifiedTradeProduct>
                  <ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice><ram:ChargeAmount>100.00</ram:ChargeAmount></ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement>
                  <ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="C62">1</ram:BilledQuantity></ram:SpecifiedLineTradeDelivery>
                  <ram:SpecifiedLineTradeSettlement><ram:ApplicableTradeTax><ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>S</ram:CategoryCode><ram:RateApplicablePercent>19</ram:RateApplicablePercent></ram:ApplicableTradeTax>
                    <ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>100.00</ram:LineTotalAmount></ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement>
                </ram:IncludedSupplyChainTradeLineItem>
                <ram:ApplicableHeaderTradeAgreement>
                  <ram:SellerTradeParty><ram:Name>Verkäufer</ram:Name><ram:PostalTradeAddress><ram:CountryID>DE</ram:CountryID></ram:PostalTradeAddress><ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">DE123456789</ram:ID></ram:SpecifiedTaxRegistration></ram:SellerTradeParty>
                  <ram:BuyerTradeParty><ram:Name>Käufer</ram:Name><ram:PostalTradeAddress><ram:CountryID>DE</ram:CountryID></ram:PostalTradeAddress></ram:BuyerTradeParty>
                </ram:ApplicableHeaderTradeAgreement>
                <ram:ApplicableHeaderTradeDelivery/>
                <ram:ApplicableHeaderTradeSettlement>
                  <ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
                  <ram:ApplicableTradeTax><ram:CalculatedAmount>19.00</ram:CalculatedAmount><ram:TypeCode>VAT</ram:TypeCode><ram:BasisAmount>100.00</ram:BasisAmount><ram:CategoryCode>S</ram:CategoryCode><ram:RateApplicablePercent>19</ram:RateApplicablePercent></ram:ApplicableTradeTax>
                  <ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime><udt:DateTimeString format="102">20261220</udt:DateTimeString></ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>
                  <ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:LineTotalAmount>100.00</ram:LineTotalAmount><ram:TaxBasisTotalAmount>100.00</ram:TaxBasisTotalAmount><ram:TaxTotalAmount currencyID="EUR">19.00</ram:TaxTotalAmount><ram:GrandTotalAmount>119.00</ram:GrandTotalAmount><ram:DuePayableAmount>119.00</ram:DuePayableAmount></ram:SpecifiedTradeSettlementHeaderMonetarySummation>
                </ram:ApplicableHeaderTradeSettlement>
              </rsm:SupplyChainTradeTransaction>
            </rsm:CrossIndustryInvoice>
            """;

    @Test
    void readsACrossIndustryInvoiceThatTheNormAccepts() {
        byte[] bytes = CII.getBytes(StandardCharsets.UTF_8);
        assertCii(EInvoiceReader.read(bytes).orThrow(), "xml");
        assertThat(new EInvoiceRules().check(bytes).orThrow().errors()).isEmpty();
    }

    /** The schema allows only one account in a way to pay, but such files are sent. */
    @Test
    void givesTheFirstOfTwoAccountsInOneWayToPay() {
        String account =
                "<ram:PayeePartyCreditorFinancialAccount><ram:IBANID>%s</ram:IBANID></ram:PayeePartyCreditorFinancialAccount>";
        String ways = "<ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>58</ram:TypeCode>"
                + account.formatted("DE75512108001245126199") + account.formatted("DE12500105170648489890")
                + "</ram:SpecifiedTradeSettlementPaymentMeans><ram:ApplicableTradeTax>";
        ReadInvoice read = EInvoiceReader.read(CII.replace(
                                "<ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>\n      <ram:ApplicableTradeTax>",
                                "<ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>" + ways)
                        .getBytes(StandardCharsets.UTF_8))
                .orThrow();
        assertThat(Objects.requireNonNull(read.invoice().payment()).account()).isEqualTo("DE75512108001245126199");
        assertThat(read.findings()).extracting(Finding::rule).containsExactly("READ-PAYMENT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"factur-x.xml", "ZUGFeRD-invoice.xml", "xrechnung.xml", "facture.xml"})
    void readsTheInvoiceInsideAHybridPdf(String name) throws IOException {
        assertCii(
                EInvoiceReader.read(pdf(name, CII.getBytes(StandardCharsets.UTF_8), false))
                        .orThrow(),
                "pdf");
    }

    @Test
    void readsTheInvoiceThatAPdfOnlyAssociates() throws IOException {
        byte[] file = TestPdf.associated("factur-x.xml", CII.getBytes(StandardCharsets.UTF_8));
        assertCii(EInvoiceReader.read(file).orThrow(), "pdf");
    }

    @Test
    void doesNotChooseBetweenTwoFilesOfOneName() throws IOException {
        byte[] one = CII.getBytes(StandardCharsets.UTF_8);
        byte[] other = CII.replace("119.00", "911.00").getBytes(StandardCharsets.UTF_8);
        byte[] file = TestPdf.with(Map.of("factur-x.xml", one, "Factur-X.XML", other), false, COSName.FLATE_DECODE);
        assertThat(EInvoiceReader.read(file).refusals())
                .extracting(Refusal::code)
                .containsExactly("einvoice.pdf_two");
    }

    @Test
    void takesTheDocumentOutOfItsEnvelope() {
        String ubl = new String(Samples.INVOICE, StandardCharsets.UTF_8).replaceFirst("<\\?xml[^>]*>", "");
        String sbd =
                "<StandardBusinessDocument xmlns=\"http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader\">"
                        + "<StandardBusinessDocumentHeader/>" + ubl + "</StandardBusinessDocument>";
        ReadInvoice read =
                EInvoiceReader.read(sbd.getBytes(StandardCharsets.UTF_8)).orThrow();
        assertThat(read.container()).isEqualTo("sbdh");
        assertThat(read.invoice().number()).isEqualTo("1");
        assertThat(new EInvoiceRules()
                        .check(sbd.getBytes(StandardCharsets.UTF_8))
                        .orThrow()
                        .valid())
                .isTrue();
    }

    @Test
    void saysWhatItCouldNotUnderstandInsteadOfGuessing() {
        String broken = sample().replace(">100.00</cbc:PayableAmount", ">1.00e99</cbc:PayableAmount")
                .replace("<cbc:IssueDate>2026-09-01", "<cbc:IssueDate>2026-13-01")
                .replace(">121.00</cbc:PayableAmount", ">einhunderteinundzwanzig</cbc:PayableAmount")
                .replace("<cbc:ID>S</cbc:ID>", "<cbc:ID>STD</cbc:ID>");
        ReadInvoice read =
                EInvoiceReader.read(broken.getBytes(StandardCharsets.UTF_8)).orThrow();
        assertThat(read.invoice().issueDate()).isNull();
        assertThat(read.invoice().totals().payable()).isNull();
        assertThat(read.findings())
                .extracting(Finding::rule)
                .contains("READ-DATE", "READ-NUMBER", "READ-VAT", "READ-MISSING");
    }

    /** The rules would take minutes over it, and nothing else would come in meanwhile. */
    @Test
    void doesNotCheckWithoutEndAndSaysSo() {
        String line = sample().replaceAll("(?s).*(<cac:InvoiceLine>.*?</cac:InvoiceLine>).*", "$1");
        byte[] endless = sample().replace(line, line.repeat(10_000)).getBytes(StandardCharsets.UTF_8);
        assertThat(EInvoiceReader.read(endless).orThrow().findings())
                .extracting(Finding::rule)
                .contains("READ-SUM");
        Verdict verdict = new EInvoiceRules().check(endless).orThrow();
        assertThat(verdict.valid()).isFalse();
        assertThat(verdict.errors()).extracting(Finding::rule).containsExactly("RULES-LENGTH");
    }

    @Test
    void saysThatItHasTwoNumbers() {
        String two = sample().replaceFirst("<cbc:ID>", "<cbc:ID>other</cbc:ID><cbc:ID>");
        assertThat(EInvoiceReader.read(two.getBytes(StandardCharsets.UTF_8))
                        .orThrow()
                        .findings())
                .extracting(Finding::rule)
                .containsExactly("READ-TWICE");
    }

    @Test
    void saysThatSumsDoNotAddUp() {
        String wrong = sample().replace(">121.00<", ">131.00<");
        assertThat(EInvoiceReader.read(wrong.getBytes(StandardCharsets.UTF_8))
                        .orThrow()
                        .findings())
                .extracting(Finding::rule)
                .contains("READ-SUM");
    }

    @Test
    void saysThatTheAmountPayableFollowsFromNothing() {
        String wrong = sample().replaceAll("(PayableAmount currencyID=\"EUR\">)[^<]*", "$1999.00");
        String empty = sample().replaceAll("(?s)<cac:InvoiceLine>.*</cac:InvoiceLine>", "");
        assertThat(EInvoiceReader.read(wrong.getBytes(StandardCharsets.UTF_8))
                        .orThrow()
                        .findings())
                .extracting(Finding::rule)
                .containsExactly("READ-SUM");
        assertThat(EInvoiceReader.read(empty.getBytes(StandardCharsets.UTF_8))
                        .orThrow()
                        .findings())
                .extracting(Finding::rule)
                .contains("READ-LINES");
    }

    @Test
    void saysThatALineIsNotQuantityTimesPrice() {
        String dearer = sample().replaceFirst("(PriceAmount currencyID=\"EUR\">)[^<]*", "$1999.00");
        assertThat(findings(dearer)).extracting(Finding::rule).containsExactly("READ-LINE");
        String without = sample().replaceAll(
                        "<cbc:LineExtensionAmount[^>]*>[^<]*</cbc:LineExtensionAmount>\\s*<cac:Item>", "<cac:Item>");
        assertThat(findings(without)).extracting(Finding::rule).contains("READ-LINE");
    }

    /** The equations of EN 16931 hold to the cent, and a VAT that is a few cents away was not computed from this amount. */
    @Test
    void saysThatTotalsAreACentAway() {
        String payable = sample().replaceAll("(PayableAmount currencyID=\"EUR\">)[^<]*", "$1121.01");
        assertThat(findings(payable)).extracting(Finding::rule).containsExactly("READ-SUM");
        String discount = sample().replace(
                        "<cac:TaxTotal>",
                        "<cac:AllowanceCharge><cbc:ChargeIndicator>false</cbc:ChargeIndicator>"
                                + "<cbc:Amount currencyID=\"EUR\">5.00</cbc:Amount></cac:AllowanceCharge><cac:TaxTotal>");
        assertThat(findings(discount))
                .extracting(Finding::message)
                .containsExactly("the discounts add up to 5.00, the document says 0");
        String taxed = sample().replaceAll("(TaxableAmount currencyID=\"EUR\">)[^<]*", "$199.00");
        assertThat(findings(taxed))
                .extracting(Finding::rule)
                .containsOnly("READ-SUM")
                .hasSize(2);
    }

    /** The extended profiles write it apart from other extras; dropped, the total would come from nowhere. */
    @Test
    void readsFreightAsAnExtra() {
        String charged = CII.replace("<ram:SpecifiedTradePaymentTerms>", """
                        <ram:SpecifiedLogisticsServiceCharge><ram:Description>Fracht</ram:Description><ram:AppliedAmount>20.00</ram:AppliedAmount><ram:AppliedTradeTax><ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>S</ram:CategoryCode><ram:RateApplicablePercent>19</ram:RateApplicablePercent></ram:AppliedTradeTax></ram:SpecifiedLogisticsServiceCharge>
                        <ram:SpecifiedTradePaymentTerms>""")
                .replace(
                        "<ram:TaxBasisTotalAmount>100.00",
                        "<ram:ChargeTotalAmount>20.00</ram:ChargeTotalAmount><ram:TaxBasisTotalAmount>120.00")
                .replace("<ram:BasisAmount>100.00", "<ram:BasisAmount>120.00")
                .replace(">19.00<", ">22.80<")
                .replace(">119.00<", ">142.80<");
        ReadInvoice read =
                EInvoiceReader.read(charged.getBytes(StandardCharsets.UTF_8)).orThrow();
        assertThat(read.findings()).isEmpty();
        AllowanceCharge freight = read.invoice().allowancesAndCharges().getFirst();
        assertThat(freight.charge()).isTrue();
        assertThat(freight.amount()).isEqualByComparingTo("20");
        assertThat(freight.reason()).isEqualTo("Fracht");
    }

    private static List<Finding> findings(String xml) {
        return EInvoiceReader.read(xml.getBytes(StandardCharsets.UTF_8))
                .orThrow()
                .findings();
    }

    @Test
    void readsOtherEncodingsAndAMarkAtTheStart() {
        String text = sample().replace("Liège", "Liège Ž").replace("UTF-8", "UTF-16");
        ReadInvoice utf16 =
                EInvoiceReader.read(text.getBytes(StandardCharsets.UTF_16)).orThrow();
        assertThat(utf16.invoice().buyer().address().city()).isEqualTo("Liège Ž");
        byte[] marked = ("\uFEFF" + sample()).getBytes(StandardCharsets.UTF_8);
        assertThat(EInvoiceReader.read(marked).isDone()).isTrue();
    }

    @Test
    @Timeout(10)
    void refusesEntitiesAndWhatTheyWouldFetchOrBlowUp() {
        String fetch = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>";
        String laughs = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
        for (String doctype : new String[] {fetch, laughs, "<!DOCTYPE Invoice SYSTEM \"http://127.0.0.1:1/x.dtd\">"}) {
            String xml = sample().replaceFirst("\\?>", "?>" + doctype);
            refused("einvoice.doctype", xml.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    @Timeout(20)
    void refusesWhatIsNoInvoice() throws IOException {
        refused("einvoice.empty", new byte[0]);
        refused("einvoice.not_xml", "hello".getBytes(StandardCharsets.UTF_8));
        refused("einvoice.not_xml", new byte[] {0, 1, 2, (byte) 0xFF});
        refused("einvoice.not_xml", sample().substring(0, 900).getBytes(StandardCharsets.UTF_8));
        refused("einvoice.not_xml", ("<a>".repeat(50_000)).getBytes(StandardCharsets.UTF_8));
        refused(
                "einvoice.empty_envelope",
                ("<StandardBusinessDocument xmlns='http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader'>"
                                + "<StandardBusinessDocumentHeader/></StandardBusinessDocument>")
                        .getBytes(StandardCharsets.UTF_8));
        refused("einvoice.not_an_invoice", "<html/>".getBytes(StandardCharsets.UTF_8));
        refused("einvoice.not_an_invoice", "<Invoice/>".getBytes(StandardCharsets.UTF_8));
        refused(
                "einvoice.zugferd_1",
                "<CrossIndustryDocument xmlns='urn:ferd:CrossIndustryDocument:invoice:1p0'/>"
                        .getBytes(StandardCharsets.UTF_8));
        refused("einvoice.pdf_broken", "%PDF-1.7 nothing more".getBytes(StandardCharsets.US_ASCII));
        refused("einvoice.pdf_plain", pdf("picture.png", new byte[] {1}, false));
        refused("einvoice.pdf_locked", pdf("factur-x.xml", CII.getBytes(StandardCharsets.UTF_8), true));
        refused(
                "einvoice.pdf_filter",
                TestPdf.with(
                        java.util.Map.of("factur-x.xml", CII.getBytes(StandardCharsets.UTF_8)),
                        false,
                        COSName.LZW_DECODE));
        refused("einvoice.too_large", new byte[InvoiceXml.LARGEST_FILE_BYTES + 1]);
    }

    @Test
    @Timeout(30)
    void refusesAPdfThatBlowsUp() throws IOException {
        refused("einvoice.too_large", pdf("factur-x.xml", new byte[InvoiceXml.LARGEST_FILE_BYTES + 1], false));
        byte[] packed = deflated(Duration.ofSeconds(1).toMillis() * 300_000);
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        bomb.write("%PDF-1.7\n1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>\nstream\n"
                .getBytes(StandardCharsets.US_ASCII));
        bomb.write(packed);
        bomb.write("\nendstream\nendobj\n%%EOF".getBytes(StandardCharsets.US_ASCII));
        refused("einvoice.bomb", bomb.toByteArray());
    }

    private static byte[] deflated(long zeros) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out, new Deflater(9))) {
            byte[] block = new byte[1 << 20];
            for (long written = 0; written < zeros; written += block.length) {
                deflater.write(block);
            }
        }
        return out.toByteArray();
    }

    private static String sample() {
        return new String(Samples.INVOICE, StandardCharsets.UTF_8);
    }

    private static void assertCii(ReadInvoice read, String container) {
        assertThat(read.findings()).isEmpty();
        assertThat(read.container()).isEqualTo(container);
        EInvoice invoice = read.invoice();
        assertThat(invoice.number()).isEqualTo("RE-7");
        assertThat(invoice.issueDate()).isEqualTo("2026-11-20");
        assertThat(invoice.dueDate()).isEqualTo("2026-12-20");
        assertThat(invoice.seller().vatNumber()).isEqualTo("DE123456789");
        assertThat(invoice.totals().payable()).isEqualByComparingTo("119.00");
        assertThat(invoice.vat().getFirst().vat().rate()).isEqualByComparingTo(new BigDecimal("0.19"));
        assertThat(invoice.lines()).hasSize(1);
    }

    /** Refused with this code, for reading and for checking alike, with a sentence in each language. */
    private static void refused(String code, byte[] file) {
        assertThat(EInvoiceReader.read(file).refusals())
                .extracting(Refusal::code)
                .containsExactly(code);
        Outcome<Verdict> verdict = new EInvoiceRules().check(file);
        assertThat(verdict.refusals()).extracting(Refusal::code).containsExactly(code);
        for (String language : new String[] {"fr", "nl", "de", "en"}) {
            assertThat(EInvoiceWords.in(Locale.of(language))
                            .refusal(verdict.refusals().getFirst()))
                    .isNotBlank()
                    .doesNotContain("[");
        }
    }

    private static byte[] pdf(String name, byte[] content, boolean locked) throws IOException {
        return TestPdf.with(java.util.Map.of(name, content), locked, COSName.FLATE_DECODE);
    }
}
