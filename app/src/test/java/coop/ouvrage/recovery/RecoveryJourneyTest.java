package coop.ouvrage.recovery;

import static coop.ouvrage.app.testing.BrowserDoors.send;
import static coop.ouvrage.app.testing.BrowserDoors.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.BrowserDoors;
import coop.ouvrage.app.testing.Chromium;
import coop.ouvrage.app.testing.Eye;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.calendar.DayBegan;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** Journeys J05 and J24 in a browser: client, holder and finance about an invoice that is not paid. */
@OuvrageTest(at = "2025-09-01T09:00", perMethod = true)
@Import(LateWorld.class)
@Tag("browser")
@Tag("long")
class RecoveryJourneyTest {

    private final LateWorld world;
    private final SmallCoop coop;
    private final RecoveryDay day;
    private final Users users;
    private final Eye eye = new Eye();

    @LocalServerPort
    private int port;

    private Chromium chromium;
    private UUID client = UUID.randomUUID();
    private Invoice invoice;
    private String own = "";
    private Page maud;
    private Page ines;
    private Page claire;

    RecoveryJourneyTest(LateWorld world, SmallCoop coop, RecoveryDay day, Users users) {
        this.world = world;
        this.coop = coop;
        this.day = day;
        this.users = users;
    }

    @BeforeEach
    void everybodyEnters() {
        UUID holder = coop.person("Maud", "Lehrer");
        UUID unit = coop.unit(holder);
        client = world.consumer(unit);
        invoice = world.invoice(unit, client, "2000.00");
        own = "/invoices/" + invoice.id().value() + "/recovery";
        chromium = new Chromium();
        BrowserDoors doors = new BrowserDoors(chromium, users, port, eye);
        maud = doors.enter("Maud", holder, Role.MEMBER);
        ines = doors.enter("Ines", coop.person("Inès", "Roland"), Role.FINANCE);
        claire = doors.visitor();
    }

    @AfterEach
    void leave() {
        chromium.close();
    }

    private void morning(LocalDate at) {
        world.jumpTo(at);
        day.morning(new DayBegan(at));
    }

    private void late(int days) {
        morning(invoice.dueOn().plusDays(days));
    }

    @Test
    void remindersThenAPaymentPlanThatBreaks() {
        late(3);
        aQuestionHoldsTheNextReminder();
        late(22);
        maud.navigate(own);
        assertThat(text(maud)).contains("Reminder 2 has left");
        theHolderHoldsTheNoticeBack();
        String third = fourInstalments();
        late(120);
        assertThat(world.count("select count(*) from payment_plan where state = 'BROKEN'"))
                .isEqualTo(1);
        ines.navigate("/desk/recovery/clients/" + client);
        assertThat(text(ines)).contains("Plan broken: 1,210.00 € of 2,420.00 € paid");
        maud.navigate(own);
        assertThat(text(maud)).as("what is left is asked for by law").contains("Reminder 3 has left", "1,210.00");
        assertThat(ines.request()
                        .get("/desk/recovery/clients/" + client + "/file.zip")
                        .body())
                .startsWith('P', 'K');
        world.pays(third, Money.of("605.00"));
        assertThat(world.failures()).isEmpty();
        assertThat(eye.troubles()).isEmpty();
    }

    /** "I have a question": until somebody answers, no reminder leaves. */
    private void aQuestionHoldsTheNextReminder() {
        claire.navigate(world.linkOf("recovery.mail.1"));
        eye.look(claire, "/l/space");
        assertThat(text(claire)).contains("2 420,00");
        send(claire, "main table a");
        assertThat(text(claire)).contains("BE").contains("+++");
        claire.selectOption("#f-subject", "QUESTION");
        claire.fill("#f-text", "Puis-je payer en deux fois ?");
        send(claire, "form[action$='/dispute'] button");
        assertThat(text(claire)).contains("Puis-je payer");
        late(21);
        assertThat(world.count("select count(*) from reminder")).isEqualTo(1);
        ines.navigate("/desk/disputes");
        send(ines, "main table tbody a");
        ines.fill("#f-text", "Oui, demandez un plan.");
        send(ines, "button[formaction$='/close']");
        assertThat(text(ines)).contains("Your question is answered");
        claire.reload();
        assertThat(text(claire)).contains("Votre question a reçu une réponse", "Oui, demandez un plan.");
    }

    private void theHolderHoldsTheNoticeBack() {
        late(31);
        maud.navigate("/home");
        send(maud, "main a[href='/recovery/questions']");
        eye.look(maud, "/recovery/questions");
        assertThat(text(maud)).contains("A formal notice by letter", "If you do nothing", "once");
        maud.fill("textarea[name=note]", "She pays next week, she says.");
        send(maud, "button[value=WAIT]");
        assertThat(text(maud)).contains("Nothing is asked of you now");
        late(36);
        assertThat(world.count("select count(*) from reminder")).isEqualTo(2);
    }

    /** Offered by finance, agreed with a code, two paid by their own references; gives the reference of the third. */
    private String fourInstalments() {
        ines.navigate("/desk/recovery/clients/" + client);
        eye.look(ines, "/desk/recovery/clients/{client}");
        assertThat(text(ines)).contains("Reminder 2 has left");
        ines.fill("#f-count", "4");
        ines.fill("#f-first", invoice.dueOn().plusDays(46).toString());
        send(ines, "form[action$='/plan'] button");
        assertThat(text(ines)).contains("Plan offered: 2,420.00 €", "605.00 €");
        claire.navigate(world.linkOf("recovery.mail.plan_offered"));
        send(claire, "form[action$='/code'] button");
        claire.fill("#f-name", "Claire Dumont");
        claire.fill("#f-code", coop.code());
        send(claire, "form[action$='/agree'] button");
        assertThat(text(claire)).contains("605,00", "+++800/0000/");
        for (int nr = 1; nr <= 2; nr++) {
            morning(invoice.dueOn().plusDays(46).plusMonths(nr - 1));
            world.pays(reference(nr), Money.of("605.00"));
        }
        claire.reload();
        assertThat(text(claire)).contains("payé");
        return reference(3);
    }

    private String reference(int nr) {
        return world.text("select reference from plan_instalment where nr = " + nr);
    }

    @Test
    void aDisputeIsSettledInTheChannel() {
        late(3);
        claire.navigate(world.linkOf("recovery.mail.1"));
        send(claire, "main table a");
        claire.selectOption("#f-subject", "QUALITY");
        claire.fill("#f-text", "Les couleurs ne sont pas celles de la maquette.");
        send(claire, "form[action$='/dispute'] button");
        eye.look(claire, "/l/space/disputes");
        assertThat(text(claire)).contains("Une personne répond avant");
        String channel = world.linkOf("recovery.mail.dispute_said");
        maud.navigate(channel);
        eye.look(maud, "/disputes/{id}");
        assertThat(text(maud)).contains("Les couleurs ne sont pas");
        ines.navigate("/desk/disputes");
        send(ines, "main table tbody a");
        send(ines, "form[action$='/take'] button");
        maud.reload();
        assertThat(text(maud)).contains("Led by Inès Roland");
        maud.selectOption("#f-offer", new SelectOption().setValue("CREDIT"));
        maud.fill("#f-amount", "242");
        maud.fill("#f-words", "Un dixième de moins ?");
        send(maud, "form[action$='/offers'] button");
        late(21);
        assertThat(world.count("select count(*) from reminder"))
                .as("reminders rest while they talk")
                .isEqualTo(1);
        claire.reload();
        assertThat(text(claire)).contains("Inès Roland", "242,00");
        send(claire, "form[action$='/yes'] button");
        assertThat(text(claire)).contains("2 178,00");
        theAgreementIsAPaperFor(claire);
        maud.reload();
        theAgreementIsAPaperFor(maud);
        ines.navigate("/desk/disputes");
        eye.look(ines, "/desk/disputes");
        assertThat(text(ines)).contains("Year by year, without names");
        theLinkEnds();
        assertThat(world.failures()).isEmpty();
        assertThat(eye.troubles()).isEmpty();
    }

    private static void theAgreementIsAPaperFor(Page side) {
        APIResponse paper = side.request()
                .get(String.valueOf(side.locator("a[href$='/agreement.pdf']").evaluate("link => link.href")));
        assertThat(paper.status()).isEqualTo(200);
        assertThat(paper.headers()).containsEntry("content-type", "application/pdf");
    }

    /** The client's link went astray: finance ends it, and it opens nothing. */
    private void theLinkEnds() {
        ines.navigate("/desk/recovery/clients/" + client + "/links");
        eye.look(ines, "/desk/recovery/clients/{client}/links");
        send(ines, "form[action$='/links/revoke'] button");
        assertThat(text(ines)).contains("No link opens this client’s papers");
        assertThat(claire.reload().status()).isEqualTo(404);
    }
}
