package coop.ouvrage.einvoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Whatever we may have to invoice, the document passes the official rules and reads back as it was written. */
class EInvoiceProperties {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final PostalAddress BRUSSELS = PostalAddress.of("Rue du Four 1", "1000", "Bruxelles", "BE");
    private static final Party SELLER =
            Party.belgian("Coopérative d'essai SC", "0203201340", "SC, RPM Bruxelles", BRUSSELS);
    private static final List<BigDecimal> RATES =
            List.of(new BigDecimal("0.21"), new BigDecimal("0.12"), new BigDecimal("0.06"));

    private final EInvoiceRules rules = new EInvoiceRules();

    /** A way to tax a whole document, with the buyer and the delivery that it needs. */
    record Case(
            String name,
            Party buyer,
            List<VatTreatment> treatments,
            @Nullable Delivery delivery) {
        @Override
        public String toString() {
            return name;
        }
    }

    @Property(tries = 60)
    void everyDocumentThatWeMakePassesTheOfficialRules(@ForAll("documents") EInvoice invoice) {
        Verdict verdict = rules.check(invoice);
        assertThat(verdict.errors()).isEmpty();
        assertThat(verdict.profile()).isEqualTo("Peppol BIS Billing 3");
        assertThat(verdict.ruleSet()).isEqualTo("2026.5");
    }

    @Property(tries = 60)
    void whatIsWrittenReadsBackTheSame(@ForAll("documents") EInvoice invoice) {
        ReadInvoice read = EInvoiceReader.read(UblWriter.write(invoice)).orThrow();
        assertThat(read.findings()).isEmpty();
        assertThat(read.invoice())
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .ignoringFieldsMatchingRegexes("lines.vat.reason.*", "allowancesAndCharges.vat.reason.*")
                .isEqualTo(invoice);
    }

    @Provide
    Arbitrary<EInvoice> documents() {
        return Combinators.combine(
                        Arbitraries.of(cases()),
                        lines(),
                        Arbitraries.of(DocumentKind.values()),
                        texts(),
                        Arbitraries.integers().between(0, 2))
                .as(EInvoiceProperties::document);
    }

    private record LineShape(String name, BigDecimal quantity, String unit, BigDecimal price) {}

    private Arbitrary<List<LineShape>> lines() {
        Arbitrary<BigDecimal> quantity = Arbitraries.bigDecimals()
                .between(new BigDecimal("0.01"), new BigDecimal("500"))
                .ofScale(2);
        Arbitrary<BigDecimal> price = Arbitraries.bigDecimals()
                .between(new BigDecimal("0.0001"), new BigDecimal("99999"))
                .ofScale(4);
        return Combinators.combine(texts(), quantity, Arbitraries.of("HUR", "DAY", "C62", "LS", "KMT"), price)
                .as(LineShape::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.of(
                "Concert d'ouverture",
                "Übersetzung & Lektorat <2>",
                "توفيق الحكيم",
                "a".repeat(200),
                "Žofie Nováková “x”",
                "\u0007bell");
    }

    private static EInvoice document(Case way, List<LineShape> shapes, DocumentKind kind, String text, int extras) {
        EInvoiceBuilder builder = kind == DocumentKind.INVOICE
                ? EInvoice.invoice("2026/000123", DAY, SELLER, way.buyer())
                : EInvoice.creditNote("CN2026/7", DAY, SELLER, way.buyer(), new PrecedingInvoice("2026/000001", DAY));
        builder.references("réf. client", null)
                .dueOn(DAY.plusDays(30))
                .note(text.replace("\u0007", ""))
                .delivered(way.delivery())
                .payable(Payment.transfer("BE68539007547034", "Coopérative d'essai", "+++123/4567/89002+++", null));
        for (int i = 0; i < shapes.size(); i++) {
            LineShape shape = shapes.get(i);
            VatTreatment vat = way.treatments().get(i % way.treatments().size());
            String name = shape.name().replace("\u0007", "");
            builder.line(
                    InvoiceLine.of(Integer.toString(i + 1), name, shape.quantity(), shape.unit(), shape.price(), vat));
        }
        VatTreatment first = way.treatments().getFirst();
        if (extras > 0) {
            builder.add(AllowanceCharge.extra(new BigDecimal("12.50"), "Frais de dossier", first));
        }
        if (extras > 1) {
            builder.add(AllowanceCharge.discount(new BigDecimal("3.33"), "Remise", first));
        }
        return builder.build();
    }

    private static List<Case> cases() {
        Party belgian = Party.belgian("Théâtre de l'Étoile", "0403170701", null, BRUSSELS);
        Party dutch = foreign("Voorbeeld B.V.", "NL123456782B01", "9944", "NL");
        Party british = foreign("Example Ltd", null, "9932", "GB");
        Party person = new Party(
                "Nadia O'Brien",
                null,
                null,
                null,
                null,
                new Identifier("0208", "0566988259"),
                BRUSSELS,
                null,
                List.of());
        List<VatTreatment> taxed = RATES.stream().map(VatTreatment::standard).toList();
        VatTreatment exempt = VatTreatment.untaxed(VatCategory.E, "VATEX-EU-79-C", "Débours");
        VatTreatment exemptByText = VatTreatment.untaxed(VatCategory.E, null, "Art. 44, § 2, 8° du Code de la TVA");
        return List.of(
                new Case("Belgian rates", belgian, taxed, null),
                new Case("private person", person, taxed, null),
                new Case("zero rate", belgian, List.of(VatTreatment.untaxed(VatCategory.Z, null, null)), null),
                new Case("exempt beside taxed", belgian, List.of(exempt, taxed.getFirst()), null),
                new Case("exempt by a text alone", belgian, List.of(exemptByText), null),
                new Case(
                        "reverse charge",
                        dutch,
                        List.of(VatTreatment.untaxed(VatCategory.AE, null, "Autoliquidation")),
                        null),
                new Case(
                        "goods into the EU",
                        dutch,
                        List.of(VatTreatment.untaxed(VatCategory.K, null, "Livraison intracommunautaire")),
                        new Delivery(DAY, new PostalAddress(null, null, null, null, null, "NL"))),
                new Case("export", british, List.of(VatTreatment.untaxed(VatCategory.G, null, "Exportation")), null),
                new Case(
                        "outside the scope",
                        british,
                        List.of(VatTreatment.untaxed(VatCategory.O, null, "Lieu de la prestation hors UE")),
                        null));
    }

    private static Party foreign(String name, @Nullable String vatNumber, String scheme, String country) {
        return new Party(
                name,
                null,
                vatNumber,
                null,
                null,
                new Identifier(scheme, vatNumber == null ? "GB123456789" : vatNumber),
                PostalAddress.of("Main street 1", "1234", "Town", country),
                null,
                List.of());
    }
}
