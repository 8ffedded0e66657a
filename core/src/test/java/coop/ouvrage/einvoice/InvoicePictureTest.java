package coop.ouvrage.einvoice;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.documents.PdfRenderer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvoicePictureTest {

    private static final String QR_TEXT =
            "BCD\n002\n1\nSCT\n\nCoopérative d'essai\nBE68539007547034\nEUR1145.00\n\n\n+++123/4567/89002+++";

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            fr; Facture 2026/000123;    À payer : 1 145,00 € au plus tard le 20/12/2026; jour(s)
            nl; Factuur 2026/000123;    Te betalen: 1.145,00 €, uiterlijk op 20/12/2026; dag(en)
            de; Rechnung 2026/000123;   Zu zahlen: 1.145,00 €, spätestens am 20.12.2026; Tag(e)
            en; Invoice 2026/000123;    To pay: 1,145.00 €, by 20/12/2026 at the latest; day(s)
            """)
    void saysWhatTheLawAndTheReaderWant(String language, String title, String answer, String unit) throws IOException {
        byte[] pdf = InvoicePicture.pdf(invoice(), Locale.of(language), dress());
        keep("invoice-" + language + ".pdf", pdf);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String text = plain(new PDFTextStripper().getText(document));
            assertThat(text)
                    .contains(title, answer, unit)
                    .contains("Coopérative d'essai SC", "BE0203201340", "BE0403170701", "SC, RPM Bruxelles")
                    .contains("Maison & Théâtre <Étoile>")
                    .contains("BE68 5390 0754 7034", "+++123/4567/89002+++")
                    .contains("Mention légale", "2026-A-17");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo(language);
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo(title);
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getNumberOfPages()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            fr; Facture d’acompte 2026/000123;  Objet;    Votre référence;  TVA exigible le;      Prestation du
            nl; Voorschotfactuur 2026/000123;   Betreft;  Uw referentie;    Btw opeisbaar op;     Geleverd op
            de; Anzahlungsrechnung 2026/000123; Betreff;  Ihre Referenz;    Steuer entstanden am; Geleistet am
            en; Deposit invoice 2026/000123;    Subject;  Your reference;   VAT due on;           Delivered on
            """)
    void aDepositSaysSoAndNamesNoDayOfSupply(
            String language, String title, String subject, String reference, String due, String delivered)
            throws IOException {
        EInvoice plain = invoice();
        EInvoice deposit = EInvoice.invoice(plain.number(), LocalDate.of(2026, 11, 20), plain.seller(), plain.buyer())
                .prepayment()
                .dueOn(plain.dueDate())
                .taxDueOn(LocalDate.of(2026, 11, 18))
                .references("Affiches d'été", null)
                .delivered(new Delivery(LocalDate.of(2026, 11, 20), null))
                .line(plain.lines().getFirst())
                .build();
        var own = new InvoicePicture.Dress("La Coopérative", null, List.of(), null, null, "Affiches d'été");
        String text = text(InvoicePicture.pdf(deposit, Locale.of(language), own));
        assertThat(text)
                .contains(title, subject + " Affiches d'été", due + " 18")
                .doesNotContain(reference, delivered);
        var given = new InvoicePicture.Dress("La Coopérative", null, List.of(), null, null, "Affiches d'été 2026");
        assertThat(text(InvoicePicture.pdf(deposit, Locale.of(language), given)))
                .contains(subject + " Affiches d'été 2026", reference + " Affiches d'été");
        byte[] hybrid = PdfRenderer.render(InvoicePicture.hybrid(UblWriter.write(deposit), Locale.of(language), own));
        assertThat(new EInvoiceRules().check(hybrid).orThrow().findings()).isEmpty();
        assertThat(EInvoiceReader.read(hybrid).orThrow().invoice().taxPointDate())
                .isEqualTo("2026-11-18");
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return plain(new PDFTextStripper().getText(document));
        }
    }

    @Test
    void aCreditNoteNamesWhatItCorrectsAndAsksForNothing() throws IOException {
        EInvoice plain = invoice();
        EInvoice credit = EInvoice.creditNote(
                        "2026/000124",
                        LocalDate.of(2026, 11, 25),
                        plain.seller(),
                        plain.buyer(),
                        new PrecedingInvoice("2026/000123", LocalDate.of(2026, 11, 20)))
                .line(plain.lines().getFirst())
                .build();
        byte[] pdf = InvoicePicture.pdf(credit, Locale.FRENCH, InvoicePicture.Dress.plain("La Coopérative"));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(plain(new PDFTextStripper().getText(document)))
                    .contains("Note de crédit 2026/000124", "Corrige la facture", "2026/000123 · 20/11/2026")
                    .contains("En votre faveur : 847,00 €", "Ce qui est crédité")
                    .doesNotContain("À payer");
        }
    }

    @Test
    void printsALongInvoiceOverSeveralPagesAndAnyName() throws IOException {
        EInvoiceBuilder builder = EInvoice.invoice(
                "2026/000125",
                LocalDate.of(2026, 11, 20),
                invoice().seller(),
                Party.belgian(
                        "توفيق الحكيم (" + "a".repeat(200) + ")",
                        "0403170701",
                        null,
                        invoice().buyer().address()));
        for (int i = 1; i <= 80; i++) {
            builder.line(InvoiceLine.of(
                    Integer.toString(i),
                    "Žofie O'Ñandú Łukasz ßß “" + i + "”",
                    BigDecimal.ONE,
                    "HUR",
                    new BigDecimal("10"),
                    VatTreatment.standard(new BigDecimal("0.06"))));
        }
        byte[] pdf = InvoicePicture.pdf(builder.build(), Locale.FRENCH, dress());
        keep("invoice-long.pdf", pdf);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isGreaterThan(2);
            assertThat(new PDFTextStripper().getText(document)).contains("Žofie O'Ñandú Łukasz ßß “80”");
        }
    }

    @Test
    void carriesTheInvoiceForProgramsAndIsReadBack() throws IOException {
        EInvoice plain = invoice();
        byte[] pdf = PdfRenderer.render(InvoicePicture.hybrid(UblWriter.write(plain), Locale.FRENCH, dress()));
        keep("invoice-hybrid.pdf", pdf);
        ReadInvoice read = EInvoiceReader.read(pdf).orThrow();
        assertThat(read.container()).isEqualTo("pdf");
        assertThat(read.syntax()).isEqualTo(Syntax.CII);
        assertThat(read.findings()).isEmpty();
        assertThat(read.invoice().number()).isEqualTo(plain.number());
        assertThat(read.invoice().totals().payable())
                .isEqualByComparingTo(plain.totals().payable());
        assertThat(read.invoice().vat()).hasSize(plain.vat().size());
        assertThat(read.invoice())
                .as("what a program pays by")
                .returns(plain.dueDate(), EInvoice::dueDate)
                .returns(plain.payment(), EInvoice::payment)
                .returns(plain.period(), EInvoice::period)
                .returns(plain.delivery(), EInvoice::delivery)
                .returns(plain.buyerReference(), EInvoice::buyerReference)
                .returns(plain.note(), EInvoice::note)
                .returns(plain.typeCode(), EInvoice::typeCode);
        assertThat(new EInvoiceRules().check(pdf).orThrow().findings()).isEmpty();
        byte[] earlier =
                PdfRenderer.render(InvoicePicture.hybrid(UblWriter.write(plain), Locale.FRENCH, dress(), false));
        assertThat(EInvoiceReader.read(earlier).orThrow().invoice().dueDate())
                .as("a paper of before is printed as it was sent")
                .isNull();
        assertThat(PdfRenderer.render(InvoicePicture.hybrid(UblWriter.write(plain), Locale.FRENCH, dress())))
                .as("the same bytes whenever it is printed")
                .isEqualTo(pdf);
    }

    @Test
    void saysToArchivesWhatItCarries() throws IOException {
        byte[] pdf = PdfRenderer.render(InvoicePicture.hybrid(UblWriter.write(invoice()), Locale.FRENCH, dress()));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String xmp = new String(
                    document.getDocumentCatalog().getMetadata().toByteArray(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(xmp)
                    .contains("<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>", "Factur-X PDFA Extension Schema")
                    .containsOnlyOnce("<pdfaExtension:schemas>");
            assertThat(document.getDocumentCatalog().getCOSObject().containsKey("AF"))
                    .isTrue();
        }
    }

    private static EInvoice invoice() {
        Party seller = Party.belgian(
                        "Coopérative d'essai SC",
                        "0203201340",
                        "SC, RPM Bruxelles",
                        PostalAddress.of("Rue du Four 1", "1060", "Saint-Gilles", "BE"))
                .withContact(new Contact(null, "+32 2 000 00 00", "compta@example.org"));
        Party buyer = Party.belgian(
                "Maison & Théâtre <Étoile>",
                "0403170701",
                null,
                PostalAddress.of("Quai des Arts 12", "4000", "Liège", "BE"));
        return EInvoice.invoice("2026/000123", LocalDate.of(2026, 11, 20), seller, buyer)
                .dueOn(LocalDate.of(2026, 12, 20))
                .references("2026-A-17", null)
                .during(new Period(LocalDate.of(2026, 11, 16), LocalDate.of(2026, 11, 18)))
                .payable(Payment.transfer("BE68539007547034", "Coopérative d'essai SC", "+++123/4567/89002+++", null))
                .line(InvoiceLine.of(
                                "1",
                                "Création d'une affiche",
                                new BigDecimal("2"),
                                "DAY",
                                new BigDecimal("350.00"),
                                rate("0.21"))
                        .describedAs("Deux jours d'atelier, fichiers compris"))
                .line(InvoiceLine.of(
                        "2",
                        "Cession de droits d'auteur",
                        BigDecimal.ONE,
                        "LS",
                        new BigDecimal("281.1321"),
                        rate("0.06")))
                .build();
    }

    private static VatTreatment rate(String rate) {
        return VatTreatment.standard(new BigDecimal(rate));
    }

    private static InvoicePicture.Dress dress() {
        return new InvoicePicture.Dress("La Coopérative", null, List.of("Mention légale d'essai."), QR_TEXT);
    }

    /** Blanks of every kind as one blank, since only people see the difference. */
    private static String plain(String text) {
        return text.replaceAll("[\\s\\u00A0\\u202F]+", " ");
    }

    private static void keep(String name, byte[] pdf) throws IOException {
        Path folder = Path.of("target/printed");
        Files.createDirectories(folder);
        Files.write(folder.resolve(name), pdf);
    }
}
