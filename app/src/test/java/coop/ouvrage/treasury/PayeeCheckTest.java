package coop.ouvrage.treasury;

import static coop.ouvrage.app.testing.Proof.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.AskedBanks;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.money.Iban;
import coop.ouvrage.money.Money;
import coop.ouvrage.treasury.spi.PayeeVerification.Answer;
import coop.ouvrage.treasury.spi.PayeeVerification.Payee;
import coop.ouvrage.treasury.spi.PayeeVerification.Result;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Nothing leaves for somebody else's account without an officer who says so and why. */
@OuvrageTest(perMethod = true)
class PayeeCheckTest {

    private static final String RIGHT = "BE68539007547034";
    private static final String CLOSE = "BE71096123456769";
    private static final String WRONG = "BE52979000010109";

    private final PaymentBatches batches;
    private final BatchPayees batchPayees;
    private final PayeeChecks payees;
    private final AskedBanks banks;
    private final SmallCoop coop;
    private final CurrentUser user;
    private final Users users;
    private final BusinessTime time;
    private final MockMvc web;
    private int asked;

    PayeeCheckTest(
            PaymentBatches batches,
            BatchPayees batchPayees,
            PayeeChecks payees,
            AskedBanks banks,
            SmallCoop coop,
            CurrentUser user,
            Users users,
            BusinessTime time,
            WebApplicationContext context) {
        this.batches = batches;
        this.batchPayees = batchPayees;
        this.payees = payees;
        this.banks = banks;
        this.coop = coop;
        this.user = user;
        this.users = users;
        this.time = time;
        this.web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
    }

    @BeforeEach
    void open() {
        asked = 0;
        banks.answer(payee -> {
            asked++;
            return switch (payee.iban().value()) {
                case RIGHT -> Answer.of(Result.MATCH);
                case CLOSE -> new Answer(Result.CLOSE_MATCH, "Zoe Lambert-Roy");
                case WRONG -> Answer.of(Result.NO_MATCH);
                default -> Answer.of(Result.NOT_AVAILABLE);
            };
        });
    }

    @AfterEach
    void close() {
        banks.answer(null);
    }

    private BatchId bySystem(UUID party, String... ibans) {
        return user.asSystem(() -> batch(party, ibans));
    }

    private BatchId batch(UUID party, String... ibans) {
        List<Payment> payments = Stream.of(ibans)
                .map(iban -> Payment.of(
                        "test",
                        UUID.randomUUID(),
                        party,
                        Iban.of(iban),
                        Money.of("60.00"),
                        "papier",
                        AccountRole.CLAIMS_PAYABLE))
                .toList();
        return batches.create(PaymentBatch.Kind.SUPPLIERS, "PROD", time.today(), payments)
                .orThrow();
    }

    @Test
    void aBatchThatAPersonMakesIsAskedAboutAtOnce() {
        UUID zoe = coop.person("Zoé", "Lambert");
        BatchId batch = user.as(coop.officer(Role.FINANCE), () -> batch(zoe, WRONG));
        assertThat(user.as(coop.officer(Role.FINANCE), () -> batchPayees.of(batch))
                        .values())
                .as("before anybody else looked at it")
                .extracting(PayeeCheck::result)
                .containsExactly(Result.NO_MATCH);
    }

    @Test
    void aBankThatWasSilentIsAskedAgainAtTheRelease() {
        banks.answer(payee -> Answer.of(Result.NOT_AVAILABLE));
        BatchId batch = bySystem(coop.person("Zoé", "Lambert"), WRONG);
        user.as(coop.officer(Role.FINANCE), () -> batches.check(batch).orThrow());
        open();
        assertThat(SmallCoop.codes(user.as(coop.officer(Role.FINANCE), () -> batches.approve(batch))))
                .containsExactly("treasury.payee_no_match");
    }

    @Test
    void somebodyElsesAccountIsNotPaidUntilAnOfficerDecidesWithAReason() {
        UUID zoe = coop.person("Zoé", "Lambert");
        BatchId batch = bySystem(zoe, RIGHT, CLOSE, WRONG, "BE43068999999501");
        Actor first = coop.officer(Role.FINANCE);
        Actor second = coop.officer(Role.FINANCE);
        user.as(first, () -> batches.check(batch).orThrow());
        assertThat(user.as(second, () -> batchPayees.of(batch)).values())
                .extracting(PayeeCheck::result)
                .containsExactlyInAnyOrder(Result.MATCH, Result.CLOSE_MATCH, Result.NO_MATCH, Result.NOT_AVAILABLE);
        assertThat(SmallCoop.codes(user.as(second, () -> batches.approve(batch))))
                .containsExactly("treasury.payee_no_match");
        PayeeCheck wrong = user.as(
                        second,
                        () -> payees.noMatches(new PayeeChecks.Query("", "", "", false, 0, 9))
                                .checks())
                .getFirst();
        assertThat(SmallCoop.codes(user.as(second, () -> payees.accept(wrong.id(), " "))))
                .containsExactly("treasury.reason_missing");
        Actor paid =
                new Actor(new UserId(UUID.randomUUID()), zoe, "Zoé", "fr", Set.of(Role.FINANCE), time.now(), false);
        assertThat(SmallCoop.codes(user.as(paid, () -> payees.accept(wrong.id(), "it is mine"))))
                .containsExactly("treasury.payee_own");
        user.as(
                second,
                () -> payees.accept(wrong.id(), "called her: account of her mother")
                        .orThrow());
        assertThat(SmallCoop.codes(user.as(first, () -> payees.accept(wrong.id(), "again"))))
                .containsExactly("treasury.payee_decided");
        user.as(second, () -> batches.approve(batch).orThrow());
        assertThat(asked)
                .as("each account once, and twice more the one whose bank was silent")
                .isEqualTo(6);
    }

    @Test
    void anAnswerCountsAMonthAndOneThatWasNotGivenIsAskedAgain() {
        UUID zoe = coop.person("Zoé", "Lambert");
        Actor officer = coop.officer(Role.FINANCE);
        BatchId one = bySystem(zoe, RIGHT, "BE43068999999501");
        user.as(officer, () -> batchPayees.ask(one).orThrow());
        BatchId other = bySystem(zoe, RIGHT, "BE43068999999501");
        user.as(officer, () -> batchPayees.ask(other).orThrow());
        assertThat(asked).isEqualTo(3);
        user.asSystem(() -> payees.ask(Map.of(new Payee(Iban.of(RIGHT), "Zoé Lambert"), zoe)));
        assertThat(asked).isEqualTo(3);
        user.as(officer, () -> batches.cancel(one, "twice").orThrow());
        assertThat(SmallCoop.codes(user.as(officer, () -> batchPayees.ask(one))))
                .containsExactly("treasury.batch_not_waiting");
    }

    @Test
    void bothOfficersSeeOnThePageWhatTheBanksSayAndDecideThere() throws Exception {
        BatchId batch = bySystem(coop.person("Zoé", "Lambert"), CLOSE, WRONG);
        MockHttpSession officer = session();
        assertThat(page(officer, "/desk/batches/" + batch)).contains("Ask the banks whose accounts these are");
        assertThat(send(officer, "/desk/batches/" + batch + "/payees", "")).isEqualTo(302);
        assertThat(page(session(), "/desk/batches/" + batch))
                .contains("Zoe Lambert-Roy", "Somebody else’s account", "/desk/payees");
        assertThat(page(officer, "/desk/payees")).contains("One payee waits", "Zoé Lambert");
        UUID wrong = user.as(
                        coop.officer(Role.FINANCE),
                        () -> payees.noMatches(new PayeeChecks.Query("", "", "", false, 0, 9))
                                .checks())
                .getFirst()
                .id();
        assertThat(send(officer, "/desk/payees/" + wrong + "/accept", "")).isEqualTo(422);
        assertThat(send(officer, "/desk/payees/" + wrong + "/accept", "called her"))
                .isEqualTo(302);
        assertThat(page(officer, "/desk/payees")).contains("No payee waits", "called her");
        assertThat(page(officer, "/desk/payees?q=lambert&filter=DECIDED")).contains("called her");
        assertThat(page(officer, "/desk/payees?filter=OPEN"))
                .contains("No account matches")
                .doesNotContain("called her");
        assertThat(page(officer, "/desk/payees?q=%25")).doesNotContain("called her");
        assertThat(page(officer, "/desk/payees?sort=name&dir=desc"))
                .contains("called her", "?sort=asked", "/desk/payees/export?sort=name&amp;dir=desc&amp;format=csv");
        assertThat(page(officer, "/desk/payees/export?q=lambert"))
                .contains("Zoé Lambert", "called her")
                .hasLineCount(2);
    }

    private MockHttpSession session() {
        MockHttpSession session = new MockHttpSession();
        session.setAttribute(
                "user",
                users.register(
                                UUID.randomUUID() + "@example.org",
                                UUID.randomUUID(),
                                "Inès",
                                "en",
                                Set.of(Role.FINANCE))
                        .toString());
        session.setAttribute("proven", time.now().toEpochMilli());
        return session;
    }

    private String page(MockHttpSession session, String path) throws Exception {
        MockHttpServletResponse response =
                web.perform(get(path).session(session)).andReturn().getResponse();
        assertThat(response.getStatus()).as(path).isEqualTo(200);
        assertThat(response.getContentAsString()).doesNotContain("[treasury.");
        return response.getContentAsString();
    }

    private int send(MockHttpSession session, String path, String reason) throws Exception {
        return web.perform(post(path)
                        .session(session)
                        .with(csrf())
                        .param("form_key", UUID.randomUUID().toString())
                        .param("reason", reason))
                .andReturn()
                .getResponse()
                .getStatus();
    }
}
