package coop.ouvrage.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** Many invoices at once: numbered without a gap, booked, open, on their way; what is refused leaves no hole. */
@OuvrageTest(perMethod = true)
@Import({SaleFixture.class, InvoiceProof.class})
@TestPropertySource(properties = "ouvrage.invoicing.timer=false")
class InvoiceBatchTest {

    private final SaleFixture sale;
    private final Invoices invoices;
    private final InvoiceProof proof;

    private UUID unit = UUID.randomUUID();
    private UUID company = unit;
    private UUID person = unit;

    InvoiceBatchTest(SaleFixture sale, Invoices invoices, InvoiceProof proof) {
        this.sale = sale;
        this.invoices = invoices;
        this.proof = proof;
    }

    @BeforeEach
    void aUnitAndTwoClients() {
        unit = sale.unit("PROD");
        company = sale.client(SaleFixture.company("0203201340", "BE0203201340"), unit);
        person = sale.client(SaleFixture.person(), unit);
    }

    @Test
    void sixHundredAtOnce() {
        List<Sale> sales = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            sales.add(of(i % 3 == 0 ? person : company, i == 77 ? Supply.BUILDING : Supply.SERVICE, "12.3" + i % 10));
        }
        List<Outcome<InvoiceId>> answers = sale.user().as(SaleFixture.holder(), () -> invoices.issueAll(sales));
        assertThat(answers).hasSize(600);
        assertThat(answers.get(77).refusals()).extracting(Refusal::code).containsExactly("invoicing.supply_refused");
        List<InvoiceId> issued =
                answers.stream().filter(Outcome::isDone).map(Outcome::orThrow).toList();
        assertThat(issued).hasSize(599);
        int year = sale.time().today().getYear();
        assertThat(invoices.find(issued.getLast()).orElseThrow().number()).isEqualTo(year + "-000599");
        proof.valid(List.of(issued.getFirst(), issued.getLast()));
        assertThat(count("open_item")).isEqualTo(599);
        assertThat(count("invoice_sending")).isEqualTo(400 - 1);
        assertThat(count("outgoing_message where dedup_key like 'invoice:%'")).isEqualTo(200);
        proof.books();
    }

    @Test
    void whatIsRefusedIsToldAndDrawsNoNumber() {
        List<Outcome<InvoiceId>> answers = sale.user()
                .asSystem(() -> invoices.issueAll(List.of(
                        of(UUID.randomUUID(), Supply.SERVICE, "10.00"),
                        of(company, Supply.SERVICE, "0.00"),
                        of(company, Supply.SERVICE, "10.00"))));
        assertThat(answers.get(0).refusals()).extracting(Refusal::code).containsExactly("invoicing.client_unknown");
        assertThat(answers.get(1).refusals()).extracting(Refusal::code).containsExactly("invoicing.price_not_positive");
        assertThat(invoices.find(answers.get(2).orThrow()).orElseThrow().number())
                .endsWith("-000001");
    }

    private Sale of(UUID client, Supply supply, String price) {
        return Sale.of(
                "PROD",
                client,
                "Affiches de la saison",
                "fr",
                sale.time().today(),
                List.of(Sale.Line.of(
                        unit,
                        UUID.randomUUID(),
                        supply,
                        "Affiches d'été <n° 1>",
                        new BigDecimal("3"),
                        "C62",
                        new BigDecimal(price))));
    }

    private int count(String what) {
        return sale.jdbc()
                .sql("select count(*) from " + what)
                .query(Integer.class)
                .single();
    }
}
