package coop.ouvrage.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.einvoice.InvoiceLine;
import coop.ouvrage.einvoice.VatCategory;
import coop.ouvrage.einvoice.VatTreatment;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Verify;
import coop.ouvrage.money.Money;
import coop.ouvrage.purchases.Purchase.Nature;
import coop.ouvrage.purchases.Purchase.State;
import coop.ouvrage.purchases.Purchase.Treatment;
import coop.ouvrage.purchases.Purchases.Assignment;
import coop.ouvrage.purchases.Purchases.Divided;
import coop.ouvrage.purchases.spi.OwnVat;
import coop.ouvrage.statutory.Span;
import coop.ouvrage.statutory.VatReturns;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** One invoice of a supplier, several rates, kinds of cost, deductions and units. */
@OuvrageTest(perMethod = true)
@Import(SupplyFixture.class)
@TestPropertySource(properties = "ouvrage.invoicing.timer=false")
class DividedPurchasesTest {

    private final SupplyFixture supply;
    private final Purchases purchases;
    private final PurchaseReading reading;
    private final VatReturns returns;
    private final Verify verify;
    private UUID unit;

    DividedPurchasesTest(
            SupplyFixture supply, Purchases purchases, PurchaseReading reading, VatReturns returns, Verify verify) {
        this.supply = supply;
        this.purchases = purchases;
        this.reading = reading;
        this.returns = returns;
        this.verify = verify;
    }

    @BeforeEach
    void aUnitWithMoney() {
        unit = supply.unit("1000.00");
    }

    /** Paper at 21 %, a book at 6 %, work whose VAT we owe; the paper is two lines. */
    private PurchaseId arrives(String number) {
        return supply.arrives(supply.invoice(number, "60.01")
                .references(Suggestions.code(unit), null)
                .line(line("2", "Leasing", "39.99", VatTreatment.standard(new BigDecimal("0.21"))))
                .line(line("3", "Livre", "50.00", VatTreatment.standard(new BigDecimal("0.06"))))
                .line(line("4", "Peinture", "100.00", VatTreatment.untaxed(VatCategory.AE, null, "Autoliquidation")))
                .build());
    }

    private static InvoiceLine line(String id, String name, String net, VatTreatment vat) {
        return InvoiceLine.of(id, name, BigDecimal.ONE, "C62", new BigDecimal(net), vat);
    }

    private static Divided part(
            String text, int row, String net, UUID unit, Nature nature, Treatment treatment, String limit) {
        return part(text, row, net, new Assignment(unit, null, nature, treatment, OwnVat.Level.STANDARD, limit, null));
    }

    private static Divided part(String text, int row, String net, Assignment assignment) {
        return new Divided(text, row, Money.of(net), assignment);
    }

    private Map<String, Money> grids() {
        return supply.officer(() -> returns.of("PROD", Span.month(YearMonth.from(supply.today()))))
                .grids();
    }

    /** The row of the table with this rate. */
    private int row(PurchaseId id, String rate) {
        List<Facts.Vat> rows = reading.rows(supply.get(id));
        for (int nr = 0; nr < rows.size(); nr++) {
            if (rows.get(nr).rate().compareTo(new BigDecimal(rate)) == 0) {
                return nr;
            }
        }
        throw new AssertionError("no row at " + rate);
    }

    @Test
    void asAWholeOnlyTheRowsWithoutTaxBearOurOwn() {
        PurchaseId id = arrives("M-1");
        assertThat(supply.get(id).coding().treatment()).isEqualTo(Treatment.REVERSE_DOMESTIC);
        supply.holder(() -> purchases.approve(id)).orThrow();
        supply.officer(() -> purchases.book(id)).orThrow();
        // 21 + 3 charged, 21 of our own on 100
        assertThat(grids())
                .containsEntry("82", Money.of("250.00"))
                .containsEntry("87", Money.of("100.00"))
                .containsEntry("56", Money.of("21.00"))
                .containsEntry("59", Money.of("45.00"))
                .doesNotContainKey("81");
        proven();
    }

    @Test
    void eachPartHasItsAccountDeductionAndUnit() {
        UUID other = supply.unit("100.00");
        PurchaseId id = arrives("M-2");
        int full = row(id, "0.21");
        int six = row(id, "0.06");
        int reversed = row(id, "0");
        assertThat(supply.officer(() -> reading.parts(supply.get(id))))
                .extracting(
                        Division.Proposed::text,
                        Division.Proposed::row,
                        part -> part.coding().treatment())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("Papier", full, Treatment.DOMESTIC),
                        org.assertj.core.groups.Tuple.tuple("Leasing", full, Treatment.DOMESTIC),
                        org.assertj.core.groups.Tuple.tuple("Livre", six, Treatment.DOMESTIC),
                        org.assertj.core.groups.Tuple.tuple("Peinture", reversed, Treatment.REVERSE_DOMESTIC));
        List<Divided> parts = List.of(
                part("Papier", full, "60.01", unit, Nature.GOODS, Treatment.DOMESTIC, ""),
                part("Leasing", full, "39.99", unit, Nature.SERVICES, Treatment.DOMESTIC, "car"),
                part("Livre", six, "50.00", other, Nature.GOODS, Treatment.DOMESTIC, ""),
                part("Peinture", reversed, "100.00", pot(), Nature.SERVICES, Treatment.REVERSE_DOMESTIC, "reception"));
        supply.officer(() -> purchases.divide(id, parts)).orThrow();

        supply.officer(() -> purchases.approve(id)).orThrow();
        assertThat(supply.get(id).state()).as("the parts of the holder wait").isEqualTo(State.HOLDER);
        assertThat(supply.budgets().of(unit).reserved()).isEqualTo(Money.ZERO);
        supply.holder(() -> purchases.approve(id)).orThrow();
        assertThat(supply.budgets().of(unit).free()).isEqualTo(Money.of("895.80"));
        assertThat(supply.codes(supply.officer(() -> purchases.book(id)))).containsExactly("purchases.own_case");
        supply.colleague(() -> purchases.book(id)).orThrow();

        assertThat(supply.codes(supply.holder(() -> purchases.approve(id)))).contains("purchases.not_waiting");
        // 12.60 + 8.40 of 21: of the leasing half; 3.00 of the book; 21.00 of our own, none deducted
        assertThat(grids())
                .containsEntry("81", Money.of("110.01"))
                .containsEntry("82", Money.of("165.19"))
                .containsEntry("87", Money.of("100.00"))
                .containsEntry("56", Money.of("21.00"))
                .containsEntry("59", Money.of("19.80"));
        assertThat(supply.budgets().of(unit).had()).isEqualTo(Money.of("895.80"));
        assertThat(supply.budgets().of(other).had()).isEqualTo(Money.of("50.00"));
        assertThat(supply.ledger().balance("PROD", AccountRole.VAT_DUE_BY_US, null))
                .isEqualTo(Money.of("-21.00"));
        assertThat(supply.get(id).open()).isEqualTo(Money.of("274.00"));
        proven();
    }

    @Test
    void whatTheLawOrTheDocumentContradictsIsRefusedInWords() {
        PurchaseId id = arrives("M-3");
        int full = row(id, "0.21");
        int six = row(id, "0.06");
        int reversed = row(id, "0");
        List<Divided> wrong = List.of(
                part("Papier", full, "100.00", own(Treatment.REVERSE_DOMESTIC, "", null)),
                part("Leasing", full, "1.00", own(Treatment.DOMESTIC, "car", new BigDecimal("0.75"))),
                part("Livre", six, "50.00", own(Treatment.DOMESTIC, "boat", null)),
                part("Peinture", reversed, "100.00", own(Treatment.DOMESTIC, "", null)),
                part("Rien", 7, "1.00", own(Treatment.DOMESTIC, "", null)));
        assertThat(supply.codes(supply.officer(() -> purchases.divide(id, wrong))))
                .containsExactly(
                        "purchases.treatment_taxed",
                        "purchases.deductible_most",
                        "purchases.limit_unknown",
                        "purchases.treatment_reversed",
                        "purchases.part_row");
        List<Divided> short1 = List.of(
                part("Papier", full, "99.99", own(Treatment.DOMESTIC, "", null)),
                part("Livre", six, "50.00", own(Treatment.DOMESTIC, "", null)),
                part("Peinture", reversed, "100.00", own(Treatment.REVERSE_DOMESTIC, "", null)));
        var refused = supply.officer(() -> purchases.divide(id, short1)).refusals();
        assertThat(refused).hasSize(1);
        assertThat(refused.getFirst().code()).isEqualTo("purchases.parts_differ");
        assertThat(refused.getFirst().arguments())
                .containsEntry("given", Money.of("99.99"))
                .containsEntry("due", Money.of("100.00"));
        assertThat(supply.codes(supply.officer(() -> purchases.divide(id, List.of()))))
                .containsExactly("purchases.parts_count");
        Assignment elsewhere = new Assignment(
                unit, UUID.randomUUID(), Nature.GOODS, Treatment.DOMESTIC, OwnVat.Level.STANDARD, "", null);
        assertThat(supply.codes(
                        supply.officer(() -> purchases.divide(id, List.of(part("Livre", six, "50.00", elsewhere))))))
                .containsExactly("purchases.job_unknown");
        assertThatThrownBy(() -> supply.holder(() -> purchases.divide(id, short1)))
                .isInstanceOf(AccessDenied.class);
        supply.officer(() -> purchases.assign(
                        id,
                        new Assignment(
                                unit, null, Nature.GOODS, Treatment.DOMESTIC, OwnVat.Level.STANDARD, "car", null)))
                .orThrow();
        assertThat(supply.get(id).coding().deductible()).isEqualByComparingTo("0.5");
        assertThat(supply.codes(supply.holder(() -> purchases.approve(id))))
                .containsExactly("purchases.treatment_reversed");
    }

    @Test
    void aPartThatItsUnitCannotBearHoldsNothingOfTheOthers() {
        UUID poor = supply.unit("10.00");
        PurchaseId id = supply.arrives(supply.invoice("M-4", "100.00").build());
        List<Divided> parts = List.of(
                part("", 0, "50.00", unit, Nature.GOODS, Treatment.DOMESTIC, ""),
                part("", 0, "50.00", poor, Nature.GOODS, Treatment.DOMESTIC, ""));
        supply.officer(() -> purchases.divide(id, parts)).orThrow();
        assertThat(supply.codes(supply.holder(() -> purchases.approve(id)))).containsExactly("unit.not_enough");
        assertThat(supply.budgets().of(unit).reserved()).isEqualTo(Money.ZERO);
        List<Divided> again = List.of(
                part("", 0, "95.00", unit, Nature.GOODS, Treatment.DOMESTIC, ""),
                part("", 0, "5.00", poor, Nature.GOODS, Treatment.DOMESTIC, ""));
        supply.officer(() -> purchases.divide(id, again)).orThrow();
        supply.holder(() -> purchases.approve(id)).orThrow();
        assertThat(supply.budgets().of(unit).reserved()).isEqualTo(Money.of("95.00"));
        supply.officer(() -> purchases.assign(id, supply.to(unit, "1"))).orThrow();
        assertThat(supply.budgets().of(unit).reserved())
                .as("given back when it is booked otherwise")
                .isEqualTo(Money.ZERO);
        proven();
    }

    @Test
    void whatDoesNotAddUpIsNotDivided() {
        String xml = new String(
                supply.xml(supply.invoice("M-6", "100.00").build()), java.nio.charset.StandardCharsets.UTF_8);
        PurchaseId id = supply.arrives(xml.replaceAll("(TaxableAmount[^>]*>)100.00", "$190.00")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(supply.codes(supply.officer(() -> purchases.divide(
                        id, List.of(part("", 0, "90.00", unit, Nature.GOODS, Treatment.DOMESTIC, ""))))))
                .containsExactly("purchases.table_differs");
    }

    @Test
    void whatASupplierAbroadChargesIsNotDeductedHere() {
        PurchaseId id = supply.arrives(new String(
                        supply.xml(supply.invoice("M-5", "100.00")
                                .references(Suggestions.code(unit), null)
                                .build()),
                        java.nio.charset.StandardCharsets.UTF_8)
                .replace("BE0403170701", "NL001234560B01")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(supply.get(id).coding().treatment()).isEqualTo(Treatment.DOMESTIC);
        assertThat(supply.get(id).coding().deductible()).isEqualByComparingTo("0");
    }

    private Assignment own(Treatment treatment, String limit, @Nullable BigDecimal deductible) {
        return new Assignment(unit, null, Nature.GOODS, treatment, OwnVat.Level.STANDARD, limit, deductible);
    }

    private UUID pot() {
        return supply.system(() -> supply.units().pot("PROD"));
    }

    private void proven() {
        assertThat(supply.system(verify::run).stream()
                        .flatMap(report -> report.failures().stream())
                        .toList())
                .isEmpty();
    }
}
