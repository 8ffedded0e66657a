package coop.ouvrage.invoicing;

import static coop.ouvrage.app.testing.BrowserDoors.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.BrowserDoors;
import coop.ouvrage.app.testing.Chromium;
import coop.ouvrage.app.testing.Eye;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.simulators.accesspoint.AccessPointSimulator;
import coop.ouvrage.simulators.accesspoint.Behaviour;
import coop.ouvrage.simulators.accesspoint.Behaviour.Mode;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** Journey J16, out: an invoice meets a network that is down, leaves when it is back, and its way is read step by step; one that is refused waits for finance. */
@OuvrageTest(perMethod = true)
@Import({SaleFixture.class, InvoiceDeliveryTest.Network.class})
@TestPropertySource(properties = {"ouvrage.invoicing.timer=false", "ouvrage.einvoice.check-one-in=1000"})
@Tag("browser")
@Tag("long")
class EInvoiceOutJourneyTest {

    private final SaleFixture sale;
    private final InvoiceCourier courier;
    private final AccessPointSimulator network;
    private final BusinessClock clock;
    private final Users users;
    private final Eye eye = new Eye();

    @LocalServerPort
    private int port;

    EInvoiceOutJourneyTest(
            SaleFixture sale, InvoiceCourier courier, AccessPointSimulator network, BusinessClock clock, Users users) {
        this.sale = sale;
        this.courier = courier;
        this.network = network;
        this.clock = clock;
        this.users = users;
    }

    @Test
    void itsWayIsReadStepByStep() {
        UUID unit = sale.unit("PROD");
        UUID company = sale.client(SaleFixture.company("0203201340", "BE0203201340"), unit);
        network.behave(Behaviour.of(Mode.DOWN));
        Invoice invoice = sale.sold(unit, company, List.of(sale.item(Supply.SERVICE, "100.00")));
        String path = "/invoices/" + invoice.id().value();
        try (Chromium chromium = new Chromium()) {
            BrowserDoors doors = new BrowserDoors(chromium, users, port, eye);
            Page holder = doors.enter("Maud", SaleFixture.HOLDER, Role.MEMBER);
            courier.round();
            holder.navigate(path);
            assertThat(text(holder)).as("the queue loses nothing").contains("to be sent");
            network.behave(Behaviour.NORMAL);
            later("2026-11-20T10:10");
            holder.reload();
            eye.look(holder, "/invoices/{id} way");
            assertThat(text(holder))
                    .contains("delivered", "The client’s access point confirmed")
                    .containsSubsequence("made, numbered and kept", "on its way", "delivered");
            assertThat(holder.request().get(path + ".xml").text()).contains("CustomizationID");
            network.behave(Behaviour.of(Mode.REFUSE));
            Invoice refused = sale.sold(unit, company, List.of(sale.item(Supply.SERVICE, "200.00")));
            later("2026-11-20T11:20");
            Page finance = doors.enter("Ines", UUID.randomUUID(), Role.FINANCE);
            finance.navigate("/desk/worklist");
            assertThat(text(finance)).contains(refused.number());
            finance.navigate("/invoices/" + refused.id().value());
            assertThat(text(finance)).contains("refused", "the finance team looks after it");
        } finally {
            network.behave(Behaviour.NORMAL);
        }
        assertThat(eye.troubles()).isEmpty();
    }

    /** The network is asked some times, as the clock of the courier does. */
    private void later(String at) {
        clock.freezeAt(LocalDateTime.parse(at));
        courier.round();
        clock.freezeAt(LocalDateTime.parse(at).plusMinutes(5));
        courier.round();
    }
}
