package coop.ouvrage.purchases;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.einvoice.HttpGateway;
import coop.ouvrage.installation.Outgoing;
import coop.ouvrage.invoicing.InvoiceAnswers;
import coop.ouvrage.purchases.Purchase.State;
import coop.ouvrage.simulators.accesspoint.AccessPointSimulator;
import coop.ouvrage.simulators.accesspoint.Behaviour;
import coop.ouvrage.simulators.accesspoint.Behaviour.Mode;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Documents that come through an access point on good and bad days, and the answers that go back. */
@OuvrageTest
@Import(SupplyFixture.class)
@TestPropertySource(properties = "ouvrage.invoicing.timer=false")
class PurchaseCourierTest {

    @TempDir
    private Path folder;

    private final SupplyFixture supply;
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
            PurchaseCourier courier = new PurchaseCourier(
                    new HttpGateway(point.url()), inbox, store, responses, answers, user, time, environment, outgoing);
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
