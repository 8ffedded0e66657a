package coop.ouvrage.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.customer.ClientDraft;
import coop.ouvrage.customer.ClientKind;
import coop.ouvrage.einvoice.EInvoiceRules;
import coop.ouvrage.einvoice.Verdict;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Refusal;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/** Every document that is issued, in every VAT case, passes the official rules: as the bytes that are sent. */
@OuvrageTest
@Import(SaleFixture.class)
class EveryVatCaseTest {

    private final SaleFixture sale;
    private final Invoices invoices;
    private final InvoicePapers papers;
    private final EInvoiceRules rules;
    private final QuotePrices prices;

    EveryVatCaseTest(
            SaleFixture sale, Invoices invoices, InvoicePapers papers, EInvoiceRules rules, QuotePrices prices) {
        this.sale = sale;
        this.invoices = invoices;
        this.papers = papers;
        this.rules = rules;
        this.prices = prices;
    }

    private void check(String entity, ClientDraft client, String vatCase, List<QuoteDraft.Item> items) {
        UUID unit = sale.unit(entity);
        Invoice invoice = sale.sold(unit, sale.client(client, unit), items);
        assertThat(invoice.lines().getLast().vatCase()).isEqualTo(vatCase);
        assertValid(invoice.id());
        sale.user().as(SaleFixture.holder(), () -> {
            assertValid(invoices.credit(invoice.id(), Money.of("33.33"), "part not wanted")
                    .orThrow());
            assertValid(
                    invoices.credit(invoice.id(), Money.of("33.33"), "another").orThrow());
            InvoiceId last = invoices.credit(invoice.id(), "the rest").orThrow();
            assertValid(last);
            assertThat(invoices.left(invoice)).isEqualTo(Money.ZERO);
        });
    }

    private void assertValid(InvoiceId id) {
        Verdict verdict = rules.check(papers.ubl(id)).orThrow();
        assertThat(verdict.errors()).as(verdict.profile()).isEmpty();
    }

    @Test
    void aBelgianCompany() {
        check("PROD", SaleFixture.company("0203201340", "BE0203201340"), "standard", one(Supply.SERVICE));
    }

    @Test
    void anAssociationWithoutVatNumber() {
        check(
                "PROD",
                SaleFixture.draft(
                        ClientKind.ASSOCIATION, "Chœur d'été", "", "BE", "0403170701", "", false, SaleFixture.ADDRESS),
                "performance",
                one(Supply.PERFORMANCE));
    }

    @Test
    void aPrivatePerson() {
        check("PROD", SaleFixture.person(), "standard", one(Supply.SERVICE));
    }

    @Test
    void twoRatesAndACostInTheClientsName() {
        check(
                "PROD",
                SaleFixture.company("0406798006", "BE0406798006"),
                "disbursement",
                List.of(
                        sale.item(Supply.SERVICE, "99.99"),
                        sale.item(Supply.AUTHORS_RIGHTS, "10.01"),
                        sale.item(Supply.DISBURSEMENT, "7.77")));
    }

    @Test
    void aBusinessInTheUnion() {
        check("PROD", SaleFixture.abroad("NL", "NL123456782B90", true), "reverse_charge", one(Supply.SERVICE));
    }

    @Test
    void aConsumerInTheUnion() {
        check("PROD", SaleFixture.abroad("FR", "", false), "standard", one(Supply.SERVICE));
    }

    @Test
    void aBusinessOutsideTheUnionIsOutsideTheScope() {
        check("PROD", SaleFixture.abroad("US", "", true), "outside_union", one(Supply.SERVICE));
    }

    @Test
    void trainingByTheExemptEntity() {
        check("TRAIN", SaleFixture.company("0400378485", "BE0400378485"), "training_exempt", one(Supply.TRAINING));
    }

    /** Directive 2006/112, art. 65 and 67: it would stand in grid 46 and in the listing before anything is supplied. */
    @Test
    void noDepositOnGoodsForTheUnionIsOfferedOrInvoiced() {
        UUID unit = sale.unit("PROD");
        UUID client = sale.client(SaleFixture.abroad("DE", "DE999999979", true), unit);
        assertThat(depositOffered(unit, client, Supply.GOODS)).containsExactly("invoicing.deposit_on_union_goods");
        assertThat(depositOffered(unit, client, Supply.SERVICE)).isEmpty();
        assertThat(invoiced(unit, client, Supply.GOODS, Invoice.Form.DEPOSIT))
                .containsExactly("invoicing.deposit_on_union_goods");
        assertThat(invoiced(unit, client, Supply.SERVICE, Invoice.Form.DEPOSIT)).isEmpty();
        assertThat(invoiced(unit, client, Supply.GOODS, Invoice.Form.FULL)).isEmpty();
    }

    private List<String> depositOffered(UUID unit, UUID client, Supply supply) {
        QuoteDraft draft = new QuoteDraft(
                unit,
                UUID.randomUUID(),
                client,
                "Posters",
                "en",
                one(supply),
                Money.ZERO,
                "",
                null,
                sale.time().today().plusDays(30));
        QuoteExtras extras = new QuoteExtras("1", new BigDecimal("0.3"), false, "", "", List.of(), List.of());
        return sale
                .user()
                .as(SaleFixture.holder(), () -> prices.price(draft, extras).refusals())
                .stream()
                .map(Refusal::code)
                .toList();
    }

    private List<String> invoiced(UUID unit, UUID client, Supply supply, Invoice.Form form) {
        Sale.Line line = Sale.Line.of(unit, unit, supply, "Posters", BigDecimal.ONE, "LS", BigDecimal.TEN);
        Sale whole = Sale.of("PROD", client, "Posters", "en", sale.time().today(), List.of(line));
        return sale.user().as(SaleFixture.holder(), () -> invoices.refusals(whole.as(form))).stream()
                .map(Refusal::code)
                .toList();
    }

    private List<QuoteDraft.Item> one(Supply supply) {
        return List.of(sale.item(supply, "100.03"));
    }
}
