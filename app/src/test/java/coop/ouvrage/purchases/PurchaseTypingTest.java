package coop.ouvrage.purchases;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.demo.PlainPaper;
import coop.ouvrage.money.Money;
import coop.ouvrage.purchases.Purchase.State;
import coop.ouvrage.purchases.PurchaseTyping.Row;
import coop.ouvrage.purchases.PurchaseTyping.Typed;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** A plain PDF, from the inbox over the keyboard into the books. */
@OuvrageTest
@Import(SupplyFixture.class)
@TestPropertySource(properties = "ouvrage.invoicing.timer=false")
class PurchaseTypingTest {

    private final SupplyFixture supply;
    private final PurchaseTyping typing;
    private final PurchaseReading reading;
    private final Purchases purchases;

    PurchaseTypingTest(SupplyFixture supply, PurchaseTyping typing, PurchaseReading reading, Purchases purchases) {
        this.supply = supply;
        this.typing = typing;
        this.reading = reading;
        this.purchases = purchases;
    }

    @Test
    void aPaperIsShownTypedAndBooked() throws Exception {
        PurchaseId id = supply.arrives(
                pdf("Relieur du Parc - BE 0999.030.417", "Facture R-9", "IBAN BE43 0689 9999 9501", "Total 242,00"));
        Purchase unread = supply.get(id);
        assertThat(unread.state()).isEqualTo(State.UNREADABLE);
        supply.officer(() -> {
            PurchaseReading.Paper paper = reading.paper(unread);
            assertThat(paper.pages()).isOne();
            assertThat(paper.text()).contains("Total 242,00");
            assertThat(paper.supplierNumber()).isEqualTo("BE0999030417");
            assertThat(paper.account()).isEqualTo("BE43068999999501");
            return typing.type(id, typed("R-9", "200.00", "42.00", "242.00")).orThrow();
        });
        byte[] page = supply.officer(() -> reading.page(unread, 1));
        assertThat(ImageIO.read(new ByteArrayInputStream(page)).getWidth()).isEqualTo(1000);

        UUID unit = supply.unit("500.00");
        assertThat(supply.get(id).state()).isEqualTo(State.NEW);
        supply.officer(() -> purchases.assign(id, supply.to(unit, "1"))).orThrow();
        supply.holder(() -> purchases.approve(id)).orThrow();
        supply.officer(() -> purchases.book(id)).orThrow();
        assertThat(supply.get(id).open()).isEqualTo(Money.of("242.00"));

        PurchaseId again = supply.arrives(pdf("the same, scanned once more"));
        supply.officer(() -> typing.type(again, typed("R-9", "200.00", "42.00", "242.00")))
                .orThrow();
        assertThat(supply.get(again).state()).isEqualTo(State.DUPLICATE);
        assertThat(supply.get(again).duplicateOf()).isEqualTo(id.value());
    }

    @Test
    void whatDoesNotFitIsRefusedAllAtOnce() throws Exception {
        PurchaseId id = supply.arrives(pdf("Facture"));
        Typed wrong = new Typed(
                "NOBODY",
                false,
                "Relieur du Parc",
                "BE0999030418",
                "R-10",
                supply.today().plusDays(1),
                null,
                "XYZ",
                Money.of("250.00"),
                null,
                List.of(new Row(new BigDecimal("0.21"), Money.of("200.00"), Money.of("12.00"))),
                "BE43068999999502",
                "",
                "");
        assertThat(supply.codes(supply.officer(() -> typing.type(id, wrong))))
                .containsExactly(
                        "purchases.not_for_us",
                        "purchases.typed_number",
                        "purchases.typed_future",
                        "purchases.typed_account",
                        "purchases.typed_currency",
                        "purchases.typed_vat",
                        "purchases.typed_sum");
        assertThat(supply.codes(supply.officer(() -> typing.type(id, typed("R-11", "-200.00", "-42.00", "-242.00")))))
                .containsExactly("purchases.typed_negative");
        Typed nobody = new Typed(
                "PROD",
                false,
                "",
                "",
                "R-13",
                supply.today(),
                null,
                "EUR",
                Money.of("242.00"),
                null,
                List.of(new Row(new BigDecimal("0.21"), Money.of("200.00"), Money.of("42.00"))),
                "",
                "",
                "");
        assertThat(supply.codes(supply.officer(() -> typing.type(id, nobody))))
                .containsExactly("purchases.typed_supplier");
        assertThat(supply.get(id).state()).isEqualTo(State.UNREADABLE);
        Assertions.assertThatThrownBy(
                        () -> supply.holder(() -> typing.type(id, typed("R-12", "200.00", "42.00", "242.00"))))
                .isInstanceOf(AccessDenied.class);
    }

    @Test
    void whatIsNoPaperHasNoPages() {
        PurchaseId id = supply.arrives(new byte[] {'%', 'P', 'D', 'F', '-', '1'});
        assertThat(supply.officer(() -> reading.paper(supply.get(id))).pages()).isZero();
    }

    private Typed typed(String number, String excl, String vat, String payable) {
        return new Typed(
                "PROD",
                false,
                "Relieur du Parc",
                "BE0999030417",
                number,
                supply.today().minusDays(3),
                null,
                "EUR",
                Money.of(payable),
                null,
                List.of(new Row(new BigDecimal("0.21"), Money.of(excl), Money.of(vat))),
                "BE43068999999501",
                number,
                "");
    }

    private static byte[] pdf(String... lines) {
        return PlainPaper.pdf(List.of(lines));
    }
}
