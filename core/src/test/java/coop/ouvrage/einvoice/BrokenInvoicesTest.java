package coop.ouvrage.einvoice;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Some fifty files as nobody should send them: each is refused with its reason, or read with a finding, or read right; none stops the reader,
 * and none is read wrongly without a word.
 */
class BrokenInvoicesTest {

    private static final String UBL = new String(Samples.INVOICE, StandardCharsets.UTF_8);
    private static final String CII = new String(
            FacturX.cii(
                    Samples.INVOICE,
                    EInvoiceReader.read(Samples.INVOICE).orThrow().invoice(),
                    true),
            StandardCharsets.UTF_8);
    private static final EInvoiceRules RULES = new EInvoiceRules();

    /** @param expected code of the refusal, rule of a finding, or empty where it is to be read like the whole one */
    record Case(String name, byte[] file, String expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"broken", "wrong", "odd", "papers"})
    @Timeout(60)
    void isNeverMisreadInSilence(Case given) {
        Outcome<ReadInvoice> outcome = EInvoiceReader.read(given.file());
        Outcome<Verdict> verdict = RULES.check(given.file());
        assertThat(verdict.isDone()).isEqualTo(outcome.isDone());
        if (outcome instanceof Outcome.Done<ReadInvoice>(ReadInvoice read)) {
            List<String> said =
                    new ArrayList<>(read.findings().stream().map(Finding::rule).toList());
            verdict.orThrow().errors().forEach(finding -> said.add(finding.rule()));
            if (given.expected().isEmpty()) {
                assertThat(read.invoice().number()).isEqualTo(whole().number());
                assertThat(read.invoice().totals()).isEqualTo(whole().totals());
            } else {
                assertThat(said).contains(given.expected());
            }
        } else {
            assertThat(outcome.refusals()).extracting(Refusal::code).containsExactly(given.expected());
        }
    }

    private static EInvoice whole() {
        return EInvoiceReader.read(Samples.INVOICE).orThrow().invoice();
    }

    static List<Case> broken() {
        return List.of(
                of("cut in the middle", UBL.substring(0, UBL.length() / 2), "einvoice.not_xml"),
                of(
                        "cut before the last bracket",
                        UBL.strip().substring(0, UBL.strip().length() - 1),
                        "einvoice.not_xml"),
                of("CII cut in the middle", CII.substring(0, CII.length() / 2), "einvoice.not_xml"),
                of("two documents in one file", UBL + UBL.substring(UBL.indexOf("?>") + 2), "einvoice.not_xml"),
                of("an element that never ends", UBL.replace("</cbc:ID>", ""), "einvoice.not_xml"),
                of("a prefix without namespace", UBL.replaceFirst("xmlns:cbc=\"[^\"]*\"", ""), "einvoice.not_xml"),
                of("a character that XML forbids", UBL.replaceFirst("<cbc:ID>", "<cbc:ID>\u0001"), "einvoice.not_xml"),
                bytes(
                        "bytes of no encoding",
                        UBL.replace("Li", "L\u00e9"),
                        StandardCharsets.ISO_8859_1,
                        "einvoice.not_xml"),
                of("says UTF-16, is not", UBL.replace("UTF-8", "UTF-16"), "einvoice.not_xml"),
                of("an encoding that nobody knows", UBL.replace("UTF-8", "KLINGON"), "einvoice.not_xml"),
                of("an entity of a file", doctype("<!ENTITY e SYSTEM \"file:///etc/hostname\">"), "einvoice.doctype"),
                of("laughs without end", doctype("<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">"), "einvoice.doctype"),
                of(
                        "a parameter entity",
                        doctype("<!ENTITY % p SYSTEM \"http://127.0.0.1:9/x\">%p;"),
                        "einvoice.doctype"),
                of("a hundred thousand deep", "<a>".repeat(100_000), "einvoice.not_xml"),
                of("a web page", "<html><body>Invoice 7: 100 EUR</body></html>", "einvoice.not_an_invoice"),
                of(
                        "an invoice of a namespace of its own",
                        UBL.replace("schema:xsd:Invoice-2", "schema:xsd:Invoice-9"),
                        "einvoice.not_an_invoice"),
                of(
                        "an envelope with nothing in it",
                        "<StandardBusinessDocument xmlns=\"http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader\"/>",
                        "einvoice.empty_envelope"),
                new Case("nothing at all", new byte[0], "einvoice.empty"),
                new Case("a zip of an invoice", zipped(Samples.INVOICE), "einvoice.not_xml"));
    }

    static List<Case> wrong() {
        String total = UBL.replaceAll("(PayableAmount currencyID=\"EUR\">)[^<]*", "$1999.00");
        return List.of(
                of("a payable amount from nowhere", total, "READ-SUM"),
                of(
                        "a comma in an amount",
                        UBL.replaceAll("(PayableAmount currencyID=\"EUR\">)[^<]*", "$1121,00"),
                        "READ-NUMBER"),
                of(
                        "an amount that is infinite",
                        UBL.replaceAll("(PayableAmount currencyID=\"EUR\">)[^<]*", "$1INF"),
                        "READ-NUMBER"),
                of(
                        "an amount of a thousand digits",
                        UBL.replaceAll("(PayableAmount currencyID=\"EUR\">)[^<]*", "$1" + "9".repeat(1000)),
                        "READ-NUMBER"),
                of(
                        "the thirtieth of February",
                        UBL.replaceFirst("(<cbc:IssueDate>)[^<]*", "$12026-02-30"),
                        "READ-DATE"),
                of(
                        "no seller",
                        UBL.replaceFirst("(?s)<cac:AccountingSupplierParty>.*</cac:AccountingSupplierParty>", ""),
                        "READ-MISSING"),
                of("no number", UBL.replaceFirst("<cbc:ID>[^<]*</cbc:ID>", ""), "READ-MISSING"),
                of("two numbers", UBL.replaceFirst("<cbc:ID>", "<cbc:ID>other</cbc:ID><cbc:ID>"), "READ-TWICE"),
                of(
                        "no totals",
                        UBL.replaceFirst("(?s)<cac:LegalMonetaryTotal>.*</cac:LegalMonetaryTotal>", ""),
                        "READ-MISSING"),
                of(
                        "CII without totals",
                        CII.replaceFirst(
                                "(?s)<(\\w+:)?SpecifiedTradeSettlementHeaderMonetarySummation>.*</(\\w+:)?SpecifiedTradeSettlementHeaderMonetarySummation>",
                                ""),
                        "READ-MISSING"),
                of(
                        "CII without a date",
                        CII.replaceFirst("(?s)<(\\w+:)?IssueDateTime>.*?</(\\w+:)?IssueDateTime>", ""),
                        "READ-MISSING"),
                of(
                        "a VAT category that does not exist",
                        UBL.replace("<cbc:ID>S</cbc:ID>", "<cbc:ID>STD</cbc:ID>"),
                        "READ-VAT"),
                of("a date in the year zero", UBL.replaceFirst("(<cbc:IssueDate>)[0-9]{4}", "$10000"), "READ-DATE"),
                of(
                        "two amounts already paid",
                        UBL.replaceFirst(
                                "<cbc:PayableAmount",
                                "<cbc:PrepaidAmount currencyID=\"EUR\">0.00</cbc:PrepaidAmount>"
                                        + "<cbc:PrepaidAmount currencyID=\"EUR\">10.00</cbc:PrepaidAmount><cbc:PayableAmount"),
                        "READ-TWICE"),
                of(
                        "two quantities in a line",
                        UBL.replaceFirst(
                                "<cbc:InvoicedQuantity",
                                "<cbc:InvoicedQuantity unitCode=\"C62\">7</cbc:InvoicedQuantity><cbc:InvoicedQuantity"),
                        "READ-TWICE"),
                of(
                        "a price for a quantity of zero",
                        UBL.replaceFirst(
                                "(?s)(</cbc:PriceAmount>)(\\s*<cbc:BaseQuantity.*?</cbc:BaseQuantity>)?",
                                "$1<cbc:BaseQuantity unitCode=\"C62\">0</cbc:BaseQuantity>"),
                        "READ-LINE"),
                of(
                        "an account with wrong check digits",
                        UBL.replaceFirst(
                                "<cac:TaxTotal>",
                                "<cac:PaymentMeans><cbc:PaymentMeansCode>58</cbc:PaymentMeansCode><cac:PayeeFinancialAccount>"
                                        + "<cbc:ID>BE68539007547035</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans><cac:TaxTotal>"),
                        "READ-IBAN"),
                of(
                        "elements of another vocabulary",
                        UBL.replace("CommonBasicComponents-2", "CommonBasicComponents-3"),
                        "READ-NAMESPACE"),
                of(
                        "another currency in the total",
                        UBL.replaceFirst("(PayableAmount currencyID=\")EUR", "$1USD"),
                        "READ-CURRENCY"));
    }

    static List<Case> odd() {
        Charset latin = StandardCharsets.ISO_8859_1;
        String name = "x".repeat(5_000_000);
        String file = Base64.getEncoder().encodeToString(zipped(new byte[20_000_000]));
        return List.of(
                bytes("UTF-16", UBL.replace("UTF-8", "UTF-16"), StandardCharsets.UTF_16, ""),
                bytes(
                        "ISO 8859-1 that says so",
                        UBL.replace("UTF-8", "ISO-8859-1").replaceAll("[^\\x00-\\xff]", "?"),
                        latin,
                        ""),
                of(
                        "a name of five million letters",
                        UBL.replaceFirst("(<cbc:RegistrationName>)[^<]*", "$1" + name),
                        ""),
                of("a packed bomb as attachment", attached(1, file), ""),
                of("two thousand attachments", attached(2_000, "AAAA"), ""),
                of("comments everywhere", UBL.replace("<cbc:", "<!-- x --><cbc:"), ""),
                of("a comment inside the number", UBL.replaceFirst("<cbc:ID>", "<cbc:ID><!-- 7 -->"), ""));
    }

    static List<Case> papers() throws IOException {
        byte[] cii = CII.getBytes(StandardCharsets.UTF_8);
        byte[] pdf = pdf(Map.of("factur-x.xml", cii), false);
        return List.of(
                new Case(
                        "two invoices in one PDF",
                        pdf(Map.of("factur-x.xml", cii, "zugferd-invoice.xml", cii), false),
                        "einvoice.pdf_two"),
                new Case(
                        "two XML of no known name",
                        pdf(Map.of("a.xml", cii, "b.xml", cii), false),
                        "einvoice.pdf_plain"),
                new Case("a locked PDF", pdf(Map.of("factur-x.xml", cii), true), "einvoice.pdf_locked"),
                new Case("a PDF cut in the middle", Arrays.copyOf(pdf, 400), "einvoice.pdf_broken"),
                new Case(
                        "an XML with an entity in a PDF",
                        pdf(
                                Map.of(
                                        "factur-x.xml",
                                        doctype("<!ENTITY e SYSTEM \"file:///etc/hostname\">")
                                                .getBytes(StandardCharsets.UTF_8)),
                                false),
                        "einvoice.doctype"),
                new Case("a PDF in a PDF", pdf(Map.of("factur-x.xml", pdf), false), "einvoice.not_xml"));
    }

    private static byte[] pdf(Map<String, byte[]> files, boolean locked) throws IOException {
        return TestPdf.with(files, locked, COSName.FLATE_DECODE);
    }

    private static String doctype(String declarations) {
        int at = UBL.indexOf("?>") + 2;
        return UBL.substring(0, at) + "<!DOCTYPE Invoice [" + declarations + "]>" + UBL.substring(at);
    }

    private static String attached(int times, String content) {
        String one = "<cac:AdditionalDocumentReference><cbc:ID>%d</cbc:ID><cac:Attachment>"
                + "<cbc:EmbeddedDocumentBinaryObject mimeCode=\"application/pdf\" filename=\"f%d.pdf\">" + content
                + "</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>";
        StringBuilder all = new StringBuilder();
        for (int nr = 0; nr < times; nr++) {
            all.append(one.formatted(nr, nr));
        }
        return UBL.replaceFirst("<cac:AccountingSupplierParty>", all + "<cac:AccountingSupplierParty>");
    }

    private static byte[] zipped(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("invoice.xml"));
            zip.write(content);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static Case of(String name, String text, String expected) {
        return bytes(name, text, StandardCharsets.UTF_8, expected);
    }

    private static Case bytes(String name, String text, Charset charset, String expected) {
        return new Case(name, text.getBytes(charset), expected);
    }
}
