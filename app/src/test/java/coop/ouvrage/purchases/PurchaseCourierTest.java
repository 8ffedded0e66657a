package coop.ouvrage.purchases;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.einvoice.DocumentKind;
import coop.ouvrage.einvoice.EInvoiceGateway;
import coop.ouvrage.einvoice.Finding;
import coop.ouvrage.einvoice.HttpGateway;
import coop.ouvrage.einvoice.Identifier;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
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

    /** What is wrong with an answer of ours is no document of a supplier; a provider names it by its envelope. */
    @Test
    void aProviderThatDidNotTakeAnAnswerIsHeard() {
        UUID unit = supply.unit("500.00");
        PurchaseId id = supply.arrives(supply.invoice("F-7", "100.00")
                .references(Suggestions.code(unit), null)
                .build());
        supply.holder(() -> purchases.refuse(id, "UNR", "Nous n’avons rien commandé."))
                .orThrow();
        byte[] status = new String(rejection("envelope-1", "0242:000002"), StandardCharsets.UTF_8)
                .replace("urn:fdc:peppol.eu:poacc:trns:invoice_response:3", "urn:peppol:edec:mls:1.0")
                .getBytes(StandardCharsets.UTF_8);
        EInvoiceGateway envelopes = new Envelopes(status, new EInvoiceGateway.Named(id + ":RE", "m-0"));
        PurchaseCourier courier =
                new PurchaseCourier(envelopes, inbox, store, responses, answers, user, time, environment, outgoing);
        courier.round();
        assertThat(ids("UNREADABLE")).isEmpty();
        assertThat(jdbc.sql("select state from purchase_response where code = 'RE'")
                        .query(String.class)
                        .single())
                .isEqualTo("REJECTED");
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

    /** An access point at which one message waits, and that knows one of ours by its envelope. */
    private record Envelopes(byte[] waiting, EInvoiceGateway.Named ours) implements EInvoiceGateway {

        @Override
        public LookUp lookUp(Identifier participant, DocumentKind kind) {
            return LookUp.REGISTERED;
        }

        @Override
        public Sending send(String idempotencyKey, byte[] document) {
            return new Sending.Taken(ours.messageId());
        }

        @Override
        public Optional<Named> named(String name) {
            return name.equals("envelope-1") ? Optional.of(ours) : Optional.empty();
        }

        @Override
        public Delivery status(String messageId) {
            return new Delivery(Delivery.State.DELIVERED, "");
        }

        @Override
        public List<Incoming> receive() {
            return List.of(new Incoming("m-1", waiting));
        }

        @Override
        public void acknowledge(String messageId, List<Finding> findings) {}
    }
}
