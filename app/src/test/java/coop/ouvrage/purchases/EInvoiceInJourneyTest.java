package coop.ouvrage.purchases;

import static coop.ouvrage.app.testing.BrowserDoors.send;
import static coop.ouvrage.app.testing.BrowserDoors.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.BrowserDoors;
import coop.ouvrage.app.testing.Chromium;
import coop.ouvrage.app.testing.Eye;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.purchases.Purchase.State;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/**
 * Journey J16, in: invoices of a supplier find their unit by its reference; the holder says that it was delivered, finance books, a second
 * officer confirms the account; the same invoice again is kept once, and one without unit waits in nobody's way.
 */
@OuvrageTest
@Import(SupplyFixture.class)
@TestPropertySource(properties = "ouvrage.invoicing.timer=false")
@Tag("browser")
@Tag("long")
class EInvoiceInJourneyTest {

    private final SupplyFixture supply;
    private final Users users;
    private final Eye eye = new Eye();

    @LocalServerPort
    private int port;

    EInvoiceInJourneyTest(SupplyFixture supply, Users users) {
        this.supply = supply;
        this.users = users;
    }

    @Test
    void fromTheNetworkToTheBooks() {
        UUID unit = supply.unit("500.00");
        byte[] file = supply.xml(supply.invoice("F-77", "100.00")
                .references(Suggestions.code(unit), null)
                .build());
        PurchaseId id = supply.arrives(file);
        supply.arrives(supply.foreign("F-9", "10.00").build());
        try (Chromium chromium = new Chromium()) {
            BrowserDoors doors = new BrowserDoors(chromium, users, port, eye);
            Page maud = doors.enter("Maud", SupplyFixture.HOLDER, Role.MEMBER);
            Page ines = doors.enter("Ines", UUID.randomUUID(), Role.FINANCE);
            maud.navigate("/purchases");
            assertThat(text(maud)).contains("Imprimerie du Fil").doesNotContain("F-9");
            maud.navigate("/purchases/" + id);
            eye.look(maud, "/purchases/{id}");
            assertThat(text(maud)).contains("waits for the holder", "not confirmed yet: nothing is paid on it");
            assertThat(maud.locator("form[action$='/account']").count())
                    .as("a holder never approves an account")
                    .isZero();
            send(maud, "form[action$='/approve'] button");
            ines.navigate("/desk/purchases/" + id);
            send(ines, "form[action$='/book'] button");
            assertThat(supply.get(id).state()).isEqualTo(State.BOOKED);
            assertThat(text(ines)).contains("booked, to be paid");
            twice(ines, unit, file);
            ines.navigate("/desk/purchases?filter=mine");
            assertThat(text(ines)).contains("F-9", "no unit yet");
            maud.navigate("/purchases/" + id);
            assertThat(text(maud)).contains("booked, to be paid");
        }
        assertThat(eye.troubles()).isEmpty();
    }

    /** The supplier sends it by mail as well: it is kept, and paid once. */
    private void twice(Page ines, UUID unit, byte[] file) {
        ines.navigate("/desk/purchases");
        ines.locator("input[type=file]").setInputFiles(new FilePayload("again.xml", "application/xml", file));
        if (ines.locator("select[name=unit]").count() > 0) {
            ines.selectOption("select[name=unit]", unit.toString());
        }
        send(ines, "form[action$='/purchases'] button");
        assertThat(text(ines)).contains("F-77");
    }
}
