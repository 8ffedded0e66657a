package coop.ouvrage.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** Deposits and what takes them off, instalments, and one invoice for the work of two units. */
@OuvrageTest(perMethod = true)
@Import({SaleFixture.class, InvoiceProof.class})
@TestPropertySource(properties = "ouvrage.invoicing.timer=false")
class InvoiceFormsTest {

    private final SaleFixture sale;
    private final Invoices invoices;
    private final InvoiceProof proof;

    private final UUID subject = UUID.randomUUID();
    private UUID unit = subject;
    private UUID company = subject;

    InvoiceFormsTest(SaleFixture sale, Invoices invoices, InvoiceProof proof) {
        this.sale = sale;
        this.invoices = invoices;
        this.proof = proof;
    }

    @BeforeEach
    void aUnitAndAClient() {
        unit = sale.unit("PROD");
        company = sale.client(SaleFixture.company("0203201340", "BE0203201340"), unit);
    }

    @Test
    void aDepositIsTakenOffTheFinalInvoiceAtTheRateThatItBore() {
        Invoice deposit = issued(of(line(unit, Supply.SERVICE, "500.00")).as(Invoice.Form.DEPOSIT));
        assertThat(deposit.vat()).isEqualTo(Money.of("105.00"));
        assertThat(proof.xml(deposit))
                .as("nothing is supplied yet, and nothing paid")
                .contains(">386<")
                .doesNotContain("ActualDeliveryDate", "TaxPointDate");
        LocalDate paid = sale.time().today().minusDays(1);
        Sale early = Sale.of("PROD", company, "Affiches", "fr", paid, List.of(line(unit, Supply.SERVICE, "100.00")))
                .as(Invoice.Form.DEPOSIT);
        Invoice received = issued(early);
        assertThat(proof.xml(received))
                .as("it names the day of the payment (royal decree no. 1, art. 5)")
                .contains("<cbc:TaxPointDate>" + paid + "</cbc:TaxPointDate>")
                .doesNotContain("ActualDeliveryDate");
        proof.valid(received);
        Sale whole = of(line(unit, Supply.SERVICE, "1500.00"), line(unit, Supply.AUTHORS_RIGHTS, "500.00"));
        Invoice last = issued(whole.deducting(List.of(deposit.id())));
        assertThat(last.exclVat()).isEqualTo(Money.of("1500.00"));
        assertThat(last.vat()).as("1000 at 21 % and 500 at 6 %").isEqualTo(Money.of("240.00"));
        assertThat(last.contribution()).isEqualTo(Money.of("97.50"));
        proof.valid(deposit, last);
        assertThat(codes(whole.deducting(List.of(deposit.id())))).containsExactly("invoicing.deposit_taken");
        assertThat(codes(whole.deducting(List.of(last.id())))).containsExactly("invoicing.deposit_unknown");
        InvoiceId part =
                as(() -> invoices.credit(last.id(), Money.of("100.00"), "part")).orThrow();
        InvoiceId rest = as(() -> invoices.credit(last.id(), "all wrong")).orThrow();
        proof.valid(invoices.find(part).orElseThrow(), invoices.find(rest).orElseThrow());
        assertThat(codes(whole.deducting(List.of(deposit.id()))))
                .as("the final invoice is gone: its deposit may be taken off again")
                .isEmpty();
        proof.books();
    }

    @Test
    void oneInvoiceForTheWorkOfTwoUnitsIsSharedToTheCent() {
        UUID other = sale.unit("PROD");
        Invoice together = issued(of(
                line(unit, Supply.SERVICE, "33.33"),
                line(other, Supply.PERFORMANCE, "66.67"),
                line(unit, Supply.SERVICE, "0.01")));
        List<Invoice.Share> shares = together.shares();
        assertThat(shares).extracting(Invoice.Share::unit).containsExactly(unit, other);
        assertThat(Money.sum(shares.stream().map(Invoice.Share::gross).toList()))
                .isEqualTo(together.inclVat());
        assertThat(Money.sum(shares.stream().map(Invoice.Share::contribution).toList()))
                .isEqualTo(together.contribution());
        assertThat(sale.jdbc()
                        .sql(
                                "select sum(gross_left_cents) from open_item_part where invoice_id = :id and unit_id = :unit")
                        .param("id", together.id().value())
                        .param("unit", other)
                        .query(Long.class)
                        .single())
                .isEqualTo(shares.getLast().gross().cents());
        proof.valid(together);
        proof.books();
    }

    private List<String> codes(Sale wanted) {
        return as(() -> invoices.refusals(wanted)).stream().map(Refusal::code).toList();
    }

    private Invoice issued(Sale wanted) {
        Outcome<InvoiceId> answer = as(() -> invoices.issueAll(List.of(wanted))).getFirst();
        assertThat(answer.refusals()).isEmpty();
        return invoices.find(answer.orThrow()).orElseThrow();
    }

    private <T> T as(java.util.function.Supplier<T> work) {
        return sale.user().as(SaleFixture.holder(), work);
    }

    private Sale.Line line(UUID of, Supply supply, String price) {
        return Sale.Line.of(of, subject, supply, "Travail d'été", BigDecimal.ONE, "LS", new BigDecimal(price));
    }

    private Sale of(Sale.Line... lines) {
        return Sale.of("PROD", company, "Saison", "fr", sale.time().today(), List.of(lines));
    }
}
