package coop.ouvrage.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.einvoice.EInvoiceRules;
import coop.ouvrage.exchange.ReferenceRates;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.Verify;
import coop.ouvrage.money.Money;
import coop.ouvrage.money.StructuredReference;
import coop.ouvrage.receivables.OpenItems;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.treasury.spi.BankLine;
import coop.ouvrage.treasury.spi.Claim;
import coop.ouvrage.treasury.spi.Claimant;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** Invoices in another currency: the document in it, VAT also in euro, the books in euro at the rate of the day. */
@OuvrageTest(perMethod = true)
@Import(SaleFixture.class)
class ForeignInvoicesTest {

    private final SaleFixture sale;
    private final Invoices invoices;
    private final InvoicePapers papers;
    private final EInvoiceRules rules;
    private final ReferenceRates rates;
    private final Verify verify;
    private final Claimant receivables;
    private final OpenItems items;
    private final Ledger ledger;
    private final TransactionTemplate transaction;

    ForeignInvoicesTest(
            SaleFixture sale,
            Invoices invoices,
            InvoicePapers papers,
            EInvoiceRules rules,
            ReferenceRates rates,
            Verify verify,
            List<Claimant> claimants,
            OpenItems items,
            Ledger ledger,
            TransactionTemplate transaction) {
        this.sale = sale;
        this.invoices = invoices;
        this.papers = papers;
        this.rules = rules;
        this.rates = rates;
        this.verify = verify;
        this.receivables = claimants.stream()
                .filter(claimant -> claimant.name().equals("receivables"))
                .findFirst()
                .orElseThrow();
        this.items = items;
        this.ledger = ledger;
        this.transaction = transaction;
    }

    private Outcome<Integer> take(LocalDate day, String table) {
        String file = "Date,USD,GBP\n" + day + "," + table + "\n";
        return sale.user().asSystem(() -> rates.take(file.getBytes(StandardCharsets.UTF_8)));
    }

    private <T> T asHolder(Supplier<T> work) {
        return sale.user().as(SaleFixture.holder(), work);
    }

    private Sale priced(UUID unit, UUID client, String currency, String... prices) {
        List<Sale.Line> lines = java.util.Arrays.stream(prices)
                .map(price -> Sale.Line.of(
                        unit, unit, Supply.SERVICE, "Artwork " + price, BigDecimal.ONE, "LS", new BigDecimal(price)))
                .toList();
        return Sale.of("PROD", client, "Season", "en", sale.time().today(), lines)
                .in(currency);
    }

    private Invoice issued(Sale wanted) {
        Outcome<InvoiceId> answer =
                asHolder(() -> invoices.issueAll(List.of(wanted))).getFirst();
        assertThat(answer.refusals()).isEmpty();
        return invoices.find(answer.orThrow()).orElseThrow();
    }

    private String ubl(Invoice invoice) {
        assertThat(rules.check(papers.ubl(invoice.id())).orThrow().errors()).isEmpty();
        return new String(papers.ubl(invoice.id()), StandardCharsets.UTF_8);
    }

    @Test
    void theDocumentIsInDollarsItsVatAlsoInEuroAndTheBooksInEuro() {
        UUID unit = sale.unit("PROD");
        UUID client = sale.client(SaleFixture.company("0203201340", "BE0203201340"), unit);
        take(sale.time().today(), "1.0800,0.8400").orThrow();
        Invoice invoice = issued(priced(unit, client, "USD", "1000.00", "333.33"));

        assertThat(invoice.documentExclVat()).isEqualByComparingTo("1333.33");
        assertThat(invoice.documentVat()).isEqualByComparingTo("280.00");
        assertThat(invoice.lines())
                .extracting(Invoice.Line::net)
                .containsExactly(Money.of("925.93"), Money.of("308.64"));
        assertThat(invoice.vat()).as("21 % of 1234.57").isEqualTo(Money.of("259.26"));
        assertThat(ubl(invoice))
                .contains(
                        "<cbc:DocumentCurrencyCode>USD</cbc:DocumentCurrencyCode>",
                        "<cbc:TaxCurrencyCode>EUR</cbc:TaxCurrencyCode>",
                        "<cbc:TaxAmount currencyID=\"USD\">280.00</cbc:TaxAmount>",
                        "<cbc:TaxAmount currencyID=\"EUR\">259.26</cbc:TaxAmount>",
                        "<cbc:PayableAmount currencyID=\"USD\">1613.33</cbc:PayableAmount>",
                        "<cbc:PaymentMeansCode>30</cbc:PaymentMeansCode>");
        assertThat(papers.qr(invoice.id())).as("the code pays euros only").isNull();
        assertThat(invoice.price("en")).as("what mails and the link ask for").isEqualTo("1,613.33 USD");
        assertThat(sale.user()
                        .asSystem(() -> items.find(invoice.id().value()))
                        .orElseThrow()
                        .written("fr")
                        .toString())
                .as("and what the client's space says is open")
                .contains("613,33 USD");
        assertThat(papers.pdf(invoice.id())).isNotEmpty();
        assertThat(verify.run())
                .allSatisfy(report ->
                        assertThat(report.failures()).as(report.name()).isEmpty());
    }

    @Test
    void creditNotesTakeTheRateOfTheirInvoiceAndUndoItWithoutARest() {
        UUID unit = sale.unit("PROD");
        UUID client = sale.client(SaleFixture.company("0203201340", "BE0203201340"), unit);
        take(sale.time().today(), "1.0837,0.8400").orThrow();
        Invoice invoice = issued(priced(unit, client, "USD", "100.01", "33.33", "0.07"));
        asHolder(() -> {
            assertThat(invoices.creditInDocument(invoice.id(), Money.of("133.42"), "too much")
                            .refusals())
                    .extracting(Refusal::code)
                    .containsExactly("invoicing.credit_above_invoice");
            Invoice part = invoices.find(invoices.creditInDocument(invoice.id(), Money.of("11.11"), "a part")
                            .orThrow())
                    .orElseThrow();
            assertThat(part.documentExclVat()).isEqualByComparingTo("11.11");
            assertThat(Objects.requireNonNull(part.foreign()).rate()).isEqualByComparingTo("1.0837");
            assertThat(ubl(part)).contains("<cbc:DocumentCurrencyCode>USD</cbc:DocumentCurrencyCode>");
            Invoice rest = invoices.find(
                            invoices.credit(invoice.id(), "the rest").orThrow())
                    .orElseThrow();
            ubl(rest);
            assertThat(part.inclVat().plus(rest.inclVat())).isEqualTo(invoice.inclVat());
            assertThat(part.documentVat().add(rest.documentVat())).isEqualByComparingTo(invoice.documentVat());
            assertThat(invoices.left(invoice)).isEqualTo(Money.ZERO);
            return null;
        });
        assertThat(verify.run())
                .allSatisfy(report ->
                        assertThat(report.failures()).as(report.name()).isEmpty());
    }

    @Test
    void withoutTheRateOfTheDayNothingIsIssued() {
        UUID unit = sale.unit("PROD");
        UUID client = sale.client(SaleFixture.abroad("US", "", true), unit);
        take(sale.time().today().minusDays(9), "1.0800,0.8400").orThrow();
        Outcome<InvoiceId> answer = asHolder(() -> invoices.issueAll(List.of(priced(unit, client, "USD", "10.00"))))
                .getFirst();
        assertThat(answer.refusals()).extracting(Refusal::code).containsExactly("exchange.rate_missing");
        take(sale.time().today().minusDays(1), "1.0800,0.8400").orThrow();
        assertThat(issued(priced(unit, client, "USD", "10.00")).vat()).isEqualTo(Money.ZERO);
    }

    @Test
    void ratesAreTakenOnceAndNeverChanged() {
        LocalDate today = sale.time().today();
        assertThat(take(today, "1.0800,N/A").orThrow()).isEqualTo(1);
        assertThat(take(today, "1.0800,0.8400").orThrow()).isEqualTo(1);
        assertThat(take(today, "1.0801,0.8400").refusals())
                .extracting(Refusal::code)
                .containsExactly("exchange.rate_differs");
        assertThat(take(today.plusDays(1), "1.0800,0.8400").refusals())
                .extracting(Refusal::code)
                .containsExactly("exchange.day_ahead");
        assertThat(sale.user()
                        .asSystem(() -> rates.take(new byte[ReferenceRates.LARGEST + 1]))
                        .refusals())
                .extracting(Refusal::code)
                .containsExactly("exchange.file_too_large");
        assertThat(rates.currencies()).containsExactly("GBP", "USD");
    }

    /** What the bank says of a client's transfer. */
    private BankLine paid(Invoice invoice, String euro, BankLine.@Nullable Instructed instructed) {
        StructuredReference reference = new StructuredReference(Objects.requireNonNull(invoice.structuredReference()));
        return new BankLine(
                UUID.randomUUID(),
                "PROD",
                sale.time().today(),
                Money.of(euro),
                "Voorbeeld US",
                "BE71096123456769",
                reference.digits(),
                List.of(reference),
                "",
                "",
                "",
                "",
                "",
                instructed,
                1);
    }

    private void settle(BankLine line, Claim claim) {
        sale.user().asSystem(() -> transaction.executeWithoutResult(status -> receivables.settle(line, claim)));
    }

    private Money balance(AccountRole role) {
        return ledger.balance("PROD", role, null);
    }

    private boolean isOpen(Invoice invoice) {
        return sale.jdbc()
                .sql("select closed_on is null from open_item where invoice_id = :id")
                .param("id", invoice.id().value())
                .query(Boolean.class)
                .single();
    }

    private void assertBooks() {
        assertThat(verify.run())
                .filteredOn(report -> !report.name().startsWith("treasury")) // these lines came without a statement
                .allSatisfy(report ->
                        assertThat(report.failures()).as(report.name()).isEmpty());
    }

    @Test
    void whatTheBankExchangedAtAnotherRateSettlesTheInvoiceWholeAndThePotBearsTheDifference() {
        UUID unit = sale.unit("PROD");
        UUID client = sale.client(SaleFixture.abroad("US", "", true), unit);
        take(sale.time().today(), "1.0800,0.8400").orThrow();
        Invoice invoice = issued(priced(unit, client, "USD", "1000.00"));
        BankLine line = paid(invoice, "921.10", new BankLine.Instructed("USD", new BigDecimal("1000.00")));
        Claim claim = sale.user().asSystem(() -> receivables.claim(line)).orElseThrow();
        assertThat(claim.reason()).isEqualTo("receivables.claim.exchange");
        settle(line, claim);
        assertThat(isOpen(invoice)).isFalse();
        assertThat(balance(AccountRole.EXCHANGE_LOSS)).isEqualTo(Money.of("4.83"));
        assertThat(balance(AccountRole.RECEIVABLE)).isEqualTo(Money.ZERO);
        assertBooks();
        sale.user()
                .asSystem(() -> transaction.executeWithoutResult(
                        status -> assertThat(receivables.undo(line)).isEmpty()));
        assertThat(isOpen(invoice)).isTrue();
        assertThat(balance(AccountRole.EXCHANGE_LOSS)).isEqualTo(Money.ZERO);
        assertBooks();
    }

    @Test
    void withoutTheAmountThatThePayerOrderedAPersonSaysThatItIsTheExchange() {
        UUID unit = sale.unit("PROD");
        UUID client = sale.client(SaleFixture.abroad("US", "", true), unit);
        take(sale.time().today(), "1.0800,0.8400").orThrow();
        Invoice invoice = issued(priced(unit, client, "USD", "1000.00"));
        BankLine line = paid(invoice, "931.00", null);
        assertThat(sale.user().asSystem(() -> receivables.claim(line))).isEmpty();
        Claim proposal = sale.user().asSystem(() -> receivables.proposals(line)).getFirst();
        assertThat(proposal.reason()).isEqualTo("receivables.claim.exchange");
        settle(line, proposal);
        assertThat(isOpen(invoice)).isFalse();
        assertThat(balance(AccountRole.EXCHANGE_GAIN)).as("a credit").isEqualTo(Money.of("-5.07"));
        assertThat(balance(AccountRole.CLIENT_CREDIT)).isEqualTo(Money.ZERO);
        assertBooks();
        BankLine half = paid(issued(priced(unit, client, "USD", "1000.00")), "463.00", null);
        assertThat(sale.user()
                        .asSystem(() -> receivables.claim(half))
                        .orElseThrow()
                        .reason())
                .as("a part is a part")
                .isEqualTo("receivables.claim.reference");
    }
}
