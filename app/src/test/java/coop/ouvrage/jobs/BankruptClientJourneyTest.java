package coop.ouvrage.jobs;

import static coop.ouvrage.app.testing.BrowserDoors.send;
import static coop.ouvrage.app.testing.BrowserDoors.text;
import static coop.ouvrage.app.testing.SmallCoop.codes;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.BrowserDoors;
import coop.ouvrage.app.testing.Chromium;
import coop.ouvrage.app.testing.Eye;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.invoicing.Acceptance;
import coop.ouvrage.invoicing.Quotes;
import coop.ouvrage.recovery.RecoveryRun;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The end of journey J01 in a browser: the client has not paid, a court opens its bankruptcy, finance records it; offers to it are taken
 * back, the claim is prepared, the fund bears what it covered, and the holder reads that no wage is touched.
 */
@OuvrageTest(perMethod = true)
@Tag("browser")
@Tag("long")
class BankruptClientJourneyTest {

    private final ApplicationContext context;
    private final Quotes quotes;
    private final Acceptance acceptance;
    private final RecoveryRun reminders;
    private final Users users;
    private final JdbcClient jdbc;
    private final Eye eye = new Eye();

    @LocalServerPort
    private int port;

    BankruptClientJourneyTest(
            ApplicationContext context,
            Quotes quotes,
            Acceptance acceptance,
            RecoveryRun reminders,
            Users users,
            JdbcClient jdbc) {
        this.context = context;
        this.quotes = quotes;
        this.acceptance = acceptance;
        this.reminders = reminders;
        this.users = users;
        this.jdbc = jdbc;
    }

    @Test
    void theFundBearsItAndNoWageIsTouched() throws Exception {
        try (JobWorld world = context.getAutowireCapableBeanFactory().createBean(JobWorld.class);
                Chromium chromium = new Chromium()) {
            JobId job = world.declared("2026-12-04", "1000.00", "60.00");
            world.worked(job);
            world.paid();
            UUID invoice = Objects.requireNonNull(world.job(job).invoice()).value();
            LocalDate due = jdbc.sql("select due_on from open_item")
                    .query(LocalDate.class)
                    .single();
            world.clock.freezeAt(due.plusDays(3).atTime(9, 0));
            world.user.asSystem(() -> reminders.run(due.plusDays(3)));
            assertThat(mails("recovery.mail.1")).isEqualTo(1);
            String offer = offerOfAnother(world);
            BrowserDoors doors = new BrowserDoors(chromium, users, port, eye);
            Page ines = doors.enter("Ines", world.coop.person("Inès", "Roland"), Role.FINANCE);
            recordBankruptcy(ines, world.client);
            assertThat(mails("recovery.mail.offer_taken_back")).isEqualTo(1);
            assertThat(codes(acceptance.requestCode(offer))).isNotEmpty();
            theClaim(ines, world.client);
            theHolderReads(doors.enter("Maud", world.holder, Role.MEMBER), invoice);
            assertThat(world.coop.wrong()).isEmpty();
            assertThat(eye.troubles()).isEmpty();
        }
    }

    private int mails(String key) {
        return jdbc.sql("select count(*) from outgoing_message where text_key = :key")
                .param("key", key)
                .query(Integer.class)
                .single();
    }

    /** Another holder has offered something to the same client. */
    private String offerOfAnother(JobWorld world) {
        UUID unit = world.coop.unit(world.coop.person("Otto", "Weber"));
        return world.user.asSystem(() -> quotes.send(quotes.draft(SmallCoop.posters(
                                unit, UUID.randomUUID(), world.client, "300", LocalDate.of(2027, 3, 1)))
                        .orThrow())
                .orThrow());
    }

    private void recordBankruptcy(Page ines, UUID client) {
        ines.navigate("/desk/clients/" + client);
        ines.fill("#s-reason", "Jugement du tribunal de l'entreprise, Namur");
        send(ines, "button[formaction$='/bankrupt']");
        assertThat(text(ines)).contains("Bankrupt");
    }

    private void theClaim(Page ines, UUID client) throws Exception {
        ines.navigate("/desk/worklist?filter=RECOVERY");
        assertThat(text(ines)).contains("File the claim with the receiver");
        ines.navigate("/desk/recovery/clients/" + client);
        eye.look(ines, "/desk/recovery/clients/{client} bankrupt");
        assertThat(text(ines)).contains("Bankrupt since");
        byte[] claim = ines.request()
                .get("/desk/recovery/clients/" + client + "/claim.pdf")
                .body();
        try (var pdf = Loader.loadPDF(claim)) {
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("[\\u00a0\\u202f]", " "))
                    .contains("1 210,00");
        }
        ines.navigate("/desk/guarantee");
        assertThat(text(ines))
                .as("what the fund bears, with the contribution, as the books and the page of the invoice say")
                .contains("999.99")
                .doesNotContain("934.99");
    }

    private void theHolderReads(Page maud, UUID invoice) {
        maud.navigate("/invoices/" + invoice + "/payment");
        eye.look(maud, "/invoices/{id}/payment lost");
        assertThat(text(maud)).contains("Client failed", "1,210.00 € is lost", "999.99", "0.01", "210.00");
        assertThat(text(maud)).containsIgnoringCase("stay paid");
    }
}
