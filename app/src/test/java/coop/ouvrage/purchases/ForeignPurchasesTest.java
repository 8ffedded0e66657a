package coop.ouvrage.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.exchange.ReferenceRates;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Verify;
import coop.ouvrage.money.Money;
import coop.ouvrage.purchases.Purchase.State;
import coop.ouvrage.refusal.RefusedException;
import coop.ouvrage.treasury.spi.BankLine;
import coop.ouvrage.treasury.spi.Claim;
import coop.ouvrage.treasury.spi.Claim.Certainty;
import coop.ouvrage.treasury.spi.Claimant;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Invoices of suppliers in another currency: booked at the rate of their day, paid at the bank at that of another. */
@OuvrageTest(perMethod = true)
@Import(SupplyFixture.class)
@TestPropertySource(properties = "ouvrage.invoicing.timer=false")
class ForeignPurchasesTest {

    private final SupplyFixture supply;
    private final Purchases purchases;
    private final PurchasePayments payments;
    private final ReferenceRates rates;
    private final Claimant bank;
    private final Verify verify;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private UUID unit;

    ForeignPurchasesTest(
            SupplyFixture supply,
            Purchases purchases,
            PurchasePayments payments,
            ReferenceRates rates,
            List<Claimant> claimants,
            Verify verify,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.supply = supply;
        this.purchases = purchases;
        this.payments = payments;
        this.rates = rates;
        this.bank = claimants.stream()
                .filter(claimant -> claimant.name().equals("purchases"))
                .findFirst()
                .orElseThrow();
        this.verify = verify;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @BeforeEach
    void aUnitWithMoney() {
        unit = supply.unit("1500.00");
    }

    /** The day of the invoices of the fixture. */
    private LocalDate issued() {
        return supply.today().minusDays(2);
    }

    private void published(LocalDate day, String dollars) {
        String file = "Date,USD\n" + day + "," + dollars + "\n";
        supply.system(() -> rates.take(file.getBytes(StandardCharsets.UTF_8))).orThrow();
    }

    private PurchaseId dollars(String xml) {
        return supply.arrives(xml.replace("\"EUR\"", "\"USD\"")
                .replace("DocumentCurrencyCode>EUR", "DocumentCurrencyCode>USD")
                .getBytes(StandardCharsets.UTF_8));
    }

    private String reverseCharge(String number, String net) {
        return text(supply.xml(supply.foreign(number, net)
                .references(Suggestions.code(unit), null)
                .build()));
    }

    private static String text(byte[] xml) {
        return new String(xml, StandardCharsets.UTF_8);
    }

    private Money balance(AccountRole role) {
        return supply.ledger().balance("PROD", role, null);
    }

    private PurchaseId booked(String number) {
        PurchaseId id = dollars(reverseCharge(number, "1080.00"));
        supply.holder(() -> purchases.approve(id)).orThrow();
        supply.officer(() -> purchases.book(id)).orThrow();
        return id;
    }

    @Test
    void withoutTheRateOfItsDayItWaits() {
        PurchaseId id = dollars(reverseCharge("U-1", "1080.00"));
        assertThat(supply.codes(supply.holder(() -> purchases.approve(id)))).containsExactly("exchange.rate_missing");
        published(supply.today(), "1.2000");
        assertThat(supply.codes(supply.holder(() -> purchases.approve(id))))
                .as("a later rate is never taken instead")
                .containsExactly("exchange.rate_missing");
    }

    @Test
    void costAndTheTaxThatWeOweAreThoseOfTheRateOfItsDay() {
        published(issued(), "1.0800");
        PurchaseId id = booked("U-2");
        published(supply.today(), "1.2000");
        assertThat(supply.budgets().of(unit).had()).isEqualTo(Money.of("500.00"));
        assertThat(balance(AccountRole.VAT_DUE_BY_US)).isEqualTo(Money.of("-210.00"));
        assertThat(balance(AccountRole.INPUT_VAT)).isEqualTo(Money.of("210.00"));
        Purchase kept = supply.get(id);
        assertThat(kept.open()).isEqualTo(Money.of("1000.00"));
        assertThat(Objects.requireNonNull(kept.rate()).perEuro()).isEqualByComparingTo("1.08");
        assertThat(jdbc.sql("select euro_excl_cents from purchase where id = :id")
                        .param("id", id.value())
                        .query(Long.class)
                        .single())
                .as("what the VAT return counts")
                .isEqualTo(100_000);
        proven();
    }

    @Test
    void theVatInEuroOfABelgianSupplierIsDeductedAsItStands() {
        published(issued(), "1.0800");
        // 108.00 + 22.68 dollars: 21.00 euro at our rate, the supplier took another one of the same day.
        String xml = text(supply.xml(supply.invoice("U-3", "108.00")
                .references(Suggestions.code(unit), null)
                .build()));
        String euroTax =
                "<cac:TaxTotal><cbc:TaxAmount currencyID=\"%s\">%s</cbc:TaxAmount></cac:TaxTotal><cac:LegalMonetaryTotal>";
        String stating = xml.replace(
                "<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>",
                "<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode><cbc:TaxCurrencyCode>EUR</cbc:TaxCurrencyCode>");
        PurchaseId wrong = supply.arrives(dollarText(stating.replace("U-3", "U-4"))
                .replace("<cac:LegalMonetaryTotal>", euroTax.formatted("EUR", "31.05"))
                .getBytes(StandardCharsets.UTF_8));
        assertThat(supply.codes(supply.holder(() -> purchases.approve(wrong)))).contains("purchases.vat_in_euro");
        PurchaseId id = supply.arrives(dollarText(stating)
                .replace("<cac:LegalMonetaryTotal>", euroTax.formatted("EUR", "21.05"))
                .getBytes(StandardCharsets.UTF_8));
        assertThat(supply.get(id).facts().statedVat()).isEqualTo(Money.of("21.05"));
        supply.holder(() -> purchases.approve(id)).orThrow();
        supply.officer(() -> purchases.book(id)).orThrow();
        assertThat(balance(AccountRole.INPUT_VAT)).isEqualTo(Money.of("21.05"));
        assertThat(supply.get(id).open()).as("130.68 dollars").isEqualTo(Money.of("121.00"));
        proven();
    }

    private static String dollarText(String xml) {
        return xml.replace("\"EUR\"", "\"USD\"").replace("DocumentCurrencyCode>EUR", "DocumentCurrencyCode>USD");
    }

    @Test
    void theBankPaysItAtTheRateOfAnotherDayAndThePotBearsTheDifference() {
        published(issued(), "1.0800");
        PurchaseId id = booked("U-5");
        assertThat(supply.codes(supply.system(() -> payments.batch("PROD"))))
                .as("a file of SEPA transfers pays euro only")
                .containsExactly("purchases.nothing_to_pay");
        assertThat(tasks(id)).isOne();
        BankLine line = debit("-1003.20", new BankLine.Instructed("USD", new BigDecimal("1080.00")));
        assertThat(supply.system(() -> bank.claim(line))).as("a person decides").isEmpty();
        Claim claim = supply.system(() -> bank.proposals(line)).getFirst();
        assertThat(claim.certainty()).isEqualTo(Certainty.NAMED);
        settle(line, claim);
        assertThat(supply.get(id).state()).isEqualTo(State.PAID);
        assertThat(balance(AccountRole.EXCHANGE_LOSS)).isEqualTo(Money.of("3.20"));
        assertThat(balance(AccountRole.SUPPLIER)).isEqualTo(Money.ZERO);
        assertThat(supply.budgets().of(unit).had()).as("not the unit").isEqualTo(Money.of("500.00"));
        assertThat(tasks(id)).isZero();
        assertThat(supply.system(() -> bank.proposals(line))).isEmpty();
        assertThatThrownBy(() -> settle(line, claim))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused ->
                                assertThat(refused.refusals().getFirst().code()).isEqualTo("purchases.not_owed"));

        supply.system(() -> transaction.execute(status -> bank.undo(line)));
        assertThat(supply.get(id).state()).isEqualTo(State.BOOKED);
        assertThat(supply.get(id).open()).isEqualTo(Money.of("1000.00"));
        assertThat(balance(AccountRole.EXCHANGE_LOSS)).isEqualTo(Money.ZERO);
        proven();
    }

    @Test
    void aDebitFarFromItOrOfNobodyIsNotProposed() {
        published(issued(), "1.0800");
        booked("U-6");
        assertThat(supply.system(() -> bank.proposals(debit("-850.00", null)))).isEmpty();
        assertThat(supply.system(() -> bank.search(debit("-1001.00", null), "voorbeeld")))
                .hasSize(1);
        assertThat(supply.system(() -> bank.proposals(debit("1001.00", null)))).isEmpty();
        PurchaseId euro = supply.booked(unit, "F-7", "100.00", purchases);
        BankLine card = debit("-121.00", null);
        Claim claim = supply.system(() -> bank.proposals(card)).getFirst();
        settle(card, claim);
        assertThat(supply.get(euro).state()).isEqualTo(State.PAID);
        proven();
    }

    @Test
    void whatCorrectsItTakesItsRate() {
        published(issued(), "1.0800");
        PurchaseId invoice = dollars(text(supply.xml(supply.invoice("U-8", "108.00")
                .references(Suggestions.code(unit), null)
                .build())));
        supply.holder(() -> purchases.approve(invoice)).orThrow();
        supply.officer(() -> purchases.book(invoice)).orThrow();
        published(supply.today(), "1.2000");
        PurchaseId note = dollars(text(supply.xml(supply.creditNote("C-8", "U-8", "108.00")
                .references(Suggestions.code(unit), null)
                .build())));
        supply.holder(() -> purchases.approve(note)).orThrow();
        supply.officer(() -> purchases.book(note)).orThrow();
        assertThat(supply.get(invoice).state()).isEqualTo(State.SETTLED);
        assertThat(supply.get(note).state()).isEqualTo(State.SETTLED);
        assertThat(balance(AccountRole.SUPPLIER)).isEqualTo(Money.ZERO);
        proven();
    }

    private long tasks(PurchaseId id) {
        return jdbc.sql(
                        "select count(*) from worklist_item where kind = 'purchases.abroad' and subject_id = :id and closed_at is null")
                .param("id", id.value())
                .query(Long.class)
                .single();
    }

    private BankLine debit(String euro, BankLine.@Nullable Instructed instructed) {
        return new BankLine(
                UUID.randomUUID(),
                "PROD",
                supply.today(),
                Money.of(euro),
                "Voorbeeld Drukkers",
                "",
                "",
                List.of(),
                "",
                "",
                "",
                "",
                "",
                instructed,
                1);
    }

    private void settle(BankLine line, Claim claim) {
        supply.system(() -> {
            transaction.executeWithoutResult(status -> bank.settle(line, claim));
            return null;
        });
    }

    private void proven() {
        assertThat(supply.system(verify::run))
                .filteredOn(report -> !report.name().startsWith("treasury")) // these lines came without a statement
                .allSatisfy(report ->
                        assertThat(report.failures()).as(report.name()).isEmpty());
    }
}
