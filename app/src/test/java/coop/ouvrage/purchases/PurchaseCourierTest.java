package coop.ouvrage.purchases;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.einvoice.HttpGateway;
import coop.ouvrage.einvoice.InvoiceResponse;
import coop.ouvrage.installation.Outgoing;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.InvoiceAnswers;
import coop.ouvrage.invoicing.SaleFixture;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.purchases.Purchase.State;
import coop.ouvrage.simulators.accesspoint.AccessPointSimulator;
import coop.ouvrage.simulators.accesspoint.Behaviour;
import coop.ouvrage.simulators.accesspoint.Behaviour.Mode;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Documents that come through an access point on good and bad days, and the answers that go back. */
@OuvrageTest(perMethod = true)
@Import({SupplyFixture.class, SaleFixture.class})
@TestPropertySource(properties = "ouvrage.invoicing.timer=false")
class PurchaseCourierTest {

    @TempDir
    private Path folder;

    private final SupplyFixture supply;
    private final SaleFixture sale;
    private final PurchaseInbox inbox;
    private final PurchaseStore store;
    private final Responses responses;
    private final InvoiceAnswers answers;
    private final Purchases purchases;
    private final CurrentUser user;
    private final BusinessTime time;
    private final Environment environment;
    private final JdbcClient jdbc;
    private final Outgoing outgoing;

    PurchaseCourierTest(
            SupplyFixture supply,
            SaleFixture sale,
            PurchaseInbox inbox,
            PurchaseStore store,
            Responses responses,
            InvoiceAnswers answers,
            Purchases purchases,
            CurrentUser user,
            BusinessTime time,
            Environment environment,
            JdbcClient jdbc,
            Outgoing outgoing) {
        this.supply = supply;
        this.sale = sale;
        this.inbox = inbox;
        this.store = store;
        this.responses = responses;
        this.answers = answers;
        this.purchases = purchases;
        this.user = user;
        this.time = time;
        this.environment = environment;
        this.jdbc = jdbc;
        this.outgoing = outgoing;
    }

    @Test
    void nothingIsLostNorAnsweredTwice() {
        try (AccessPointSimulator point = AccessPointSimulator.start(folder, 0, time::now)) {
            PurchaseCourier courier = courier(point);
            UUID unit = supply.unit("500.00");
            point.deliverToInbox(supply.xml(supply.invoice("F-1", "100.00")
                    .references(Suggestions.code(unit), null)
                    .build()));
            point.deliverToInbox(new byte[] {0, 1, 2});
            point.behave(Behaviour.of(Mode.DOWN));
            assertThat(courier.round()).isZero();
            point.behave(Behaviour.NORMAL);
            assertThat(courier.round()).isEqualTo(2);
            assertThat(courier.round()).isZero();

            PurchaseId id = ids("HOLDER").getFirst();
            assertThat(ids("UNREADABLE")).hasSize(1);
            supply.holder(() -> purchases.refuse(id, "UNR", "Nous n’avons rien commandé."))
                    .orThrow();
            point.behave(Behaviour.of(Mode.BREAK));
            courier.round();
            assertThat(answers()).containsExactly("WAITING");
            point.behave(Behaviour.NORMAL);
            jdbc.sql("update purchase_response set due_at = due_at - interval '1 day'")
                    .update();
            courier.round();
            assertThat(answers()).containsExactly("SENT");
            assertThat(point.taken()).isEqualTo(1);
            assertThat(store.find(id).orElseThrow().state()).isEqualTo(State.REFUSED);
        }
    }

    private PurchaseCourier courier(AccessPointSimulator point) {
        return new PurchaseCourier(
                new HttpGateway(point.url()), inbox, store, responses, answers, user, time, environment, outgoing);
    }

    /** What clients answer to our invoices comes by the same way as what suppliers send. */
    @Test
    void anAnswerGoesToItsInvoiceAndOneToNothingOfOursIsLookedAt() {
        UUID unit = sale.unit("PROD");
        UUID client = sale.client(SaleFixture.company("0203201340", "BE0203201340"), unit);
        Invoice invoice = sale.sold(unit, client, List.of(sale.item(Supply.SERVICE, "100.00")));
        try (AccessPointSimulator point = AccessPointSimulator.start(folder, 0, time::now)) {
            point.deliverToInbox(rejection(invoice.number(), "0208:0203201340"));
            point.deliverToInbox(rejection(invoice.number(), "0208:0403170701"));
            point.deliverToInbox(rejection("2026-nothing", "0208:0203201340"));
            PurchaseCourier courier = courier(point);
            assertThat(courier.round()).isEqualTo(3);
            assertThat(courier.round()).isZero();
        }
        assertThat(answers.of(invoice.id())).singleElement().satisfies(answer -> {
            assertThat(answer.code()).isEqualTo("RE");
            assertThat(answer.reasons()).containsExactly("REF");
            assertThat(answer.words()).isEqualTo("Pas de bon de commande.");
        });
        assertThat(ids("UNREADABLE")).hasSize(2);
        assertThat(ids("HOLDER")).isEmpty();
    }

    private byte[] rejection(String invoice, String sender) {
        return InvoiceResponse.write(new InvoiceResponse(
                UUID.randomUUID().toString(),
                LocalDateTime.of(time.today(), LocalTime.NOON),
                sender,
                "Client",
                "0208:0999002208",
                "La Traverse Production",
                "RE",
                "REF",
                "Pas de bon de commande.",
                invoice,
                time.today(),
                "380"));
    }

    private List<PurchaseId> ids(String state) {
        return jdbc
                .sql("select id from purchase where state = :state")
                .param("state", state)
                .query(UUID.class)
                .list()
                .stream()
                .map(PurchaseId::new)
                .toList();
    }

    private List<String> answers() {
        return jdbc.sql("select state from purchase_response")
                .query(String.class)
                .list();
    }
}
