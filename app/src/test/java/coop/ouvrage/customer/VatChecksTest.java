package coop.ouvrage.customer;

import static coop.ouvrage.app.testing.SmallCoop.codes;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.access.Role;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.customer.spi.VatRegister;
import coop.ouvrage.customer.spi.VatRegister.Said;
import coop.ouvrage.customer.web.ClientMarks;
import coop.ouvrage.invoicing.Acceptance;
import coop.ouvrage.invoicing.InvoiceId;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.invoicing.OrderId;
import coop.ouvrage.invoicing.Quotes;
import coop.ouvrage.parties.identifier.VatNumber;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.simulators.http.LoopbackService;
import coop.ouvrage.simulators.vatregister.VatRegisterSimulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A sale without VAT leans on a VAT number that the client's member state confirms, and keeps the proof. */
@OuvrageTest(perMethod = true)
class VatChecksTest {

    private static final VatRegisterSimulator REGISTER = VatRegisterSimulator.start(0, Instant::now);
    private static final String NUMBER = "DE999999979";

    private final VatChecks checks;
    private final Clients clients;
    private final Quotes quotes;
    private final Acceptance acceptance;
    private final Invoices invoices;
    private final SmallCoop coop;
    private final BusinessClock clock;
    private final BusinessTime time;
    private final coop.ouvrage.access.CurrentUser user;
    private final JdbcClient jdbc;
    private final UUID holder = UUID.randomUUID();
    private UUID unit = holder;

    VatChecksTest(
            VatChecks checks,
            Clients clients,
            Quotes quotes,
            Acceptance acceptance,
            Invoices invoices,
            SmallCoop coop,
            BusinessClock clock,
            BusinessTime time,
            coop.ouvrage.access.CurrentUser user,
            JdbcClient jdbc) {
        this.checks = checks;
        this.clients = clients;
        this.quotes = quotes;
        this.acceptance = acceptance;
        this.invoices = invoices;
        this.coop = coop;
        this.clock = clock;
        this.time = time;
        this.user = user;
        this.jdbc = jdbc;
    }

    @DynamicPropertySource
    static void register(DynamicPropertyRegistry registry) {
        registry.add("ouvrage.vies.url", () -> REGISTER.url().toString());
    }

    @AfterAll
    static void close() {
        REGISTER.close();
    }

    @BeforeEach
    void aUnit() {
        REGISTER.inUse(NUMBER, true);
        REGISTER.silent("DE", false);
        unit = coop.unit(holder);
    }

    @Test
    void aNumberIsAskedAboutWhenEnteredAndOnTheDayOfTheInvoice() {
        UUID client = coop.business(unit, NUMBER);
        assertThat(last(client).state()).isEqualTo(VatCheck.State.WAITING);
        checks.askWaiting();
        assertThat(last(client).state()).isEqualTo(VatCheck.State.VALID);
        assertThat(last(client).consultation()).isEmpty();

        coop.verified(client);
        InvoiceId invoice = invoiced(client).orThrow();
        checks.askWaiting();
        VatCheck proof = checks.of(known(client)).stream()
                .filter(check -> check.invoice() != null)
                .findFirst()
                .orElseThrow();
        assertThat(proof.invoice()).isEqualTo(invoice.value());
        assertThat(proof.requester()).startsWith("BE");
        assertThat(proof.consultation()).startsWith("WAPI");
        assertThat(proof.askedOn()).isEqualTo(time.today());
        assertThat(proof.name()).as("Germany tells no names").isNull();
    }

    @Test
    void nothingIsSoldWithoutVatOnANumberThatIsNotInUseUntilSomebodyDecides() {
        REGISTER.inUse(NUMBER, false);
        UUID client = coop.business(unit, NUMBER);
        checks.askWaiting();
        assertThat(last(client).state()).isEqualTo(VatCheck.State.INVALID);
        assertThat(waiting()).isEqualTo(1);
        assertThat(codes(quoted(client))).containsExactly("invoicing.vat_number_invalid");

        Client known = known(client);
        Assertions.assertThatThrownBy(() -> user.as(SmallCoop.member(holder), () -> checks.accept(known, "it is new")))
                .isInstanceOf(AccessDenied.class);
        Assertions.assertThatThrownBy(() -> officer(() -> checks.accept(known, "the team says so")))
                .as("finance answers for the VAT return")
                .isInstanceOf(AccessDenied.class);
        assertThat(codes(finance(() -> checks.accept(known, " ")))).containsExactly("customer.vat_reason");
        finance(() -> checks.accept(known, "Number given yesterday, certificate seen"))
                .orThrow();
        assertThat(waiting()).isZero();
        assertThat(quoted(client).refusals()).isEmpty();
        assertThat(codes(finance(() -> checks.accept(known, "again")))).containsExactly("customer.vat_not_in_doubt");
    }

    @Test
    void aServiceThatDoesNotAnswerStopsNoSaleAndIsAskedAgain() {
        REGISTER.silent("DE", true);
        UUID client = coop.business(unit, NUMBER);
        checks.askWaiting();
        assertThat(last(client).trouble()).isEqualTo("MS_UNAVAILABLE");
        assertThat(ClientMarks.trouble(last(client))).isEqualTo("customer.vat.trouble.state");
        assertThat(waiting("client_vat_silent")).as("somebody sees it").isEqualTo(1);
        assertThat(quoted(client).refusals()).isEmpty();

        REGISTER.silent("DE", false);
        checks.askWaiting();
        assertThat(last(client).state()).as("an hour later, not at once").isEqualTo(VatCheck.State.WAITING);
        clock.freezeAt(time.local().plusHours(1));
        checks.askWaiting();
        assertThat(last(client).state()).isEqualTo(VatCheck.State.VALID);
        assertThat(waiting("client_vat_silent")).isZero();
    }

    @Test
    void anOrderOfBeforeIsNotInvoicedWithoutVatOnceTheNumberIsNoLongerInUse() {
        UUID client = coop.business(unit, NUMBER);
        checks.askWaiting();
        coop.verified(client);
        OrderId order = ordered(client);
        REGISTER.inUse(NUMBER, false);
        officer(() -> checks.askNow(known(client)));
        assertThat(codes(user.as(SmallCoop.member(holder), () -> invoices.issue(order, time.today()))))
                .contains("invoicing.vat_number_invalid");
        finance(() -> checks.accept(known(client), "Certificate of the tax office seen"))
                .orThrow();
        assertThat(user.as(SmallCoop.member(holder), () -> invoices.issue(order, time.today()))
                        .refusals())
                .isEmpty();
    }

    @Test
    void theTeamAsksAnewAndTheWorkIsDone() {
        REGISTER.inUse(NUMBER, false);
        UUID client = coop.business(unit, NUMBER);
        checks.askWaiting();
        REGISTER.inUse(NUMBER, true);
        assertThat(officer(() -> checks.askNow(known(client))).orElseThrow().state())
                .isEqualTo(VatCheck.State.VALID);
        assertThat(waiting()).isZero();
        assertThat(checks.of(known(client)))
                .as("the first answer is kept as it was")
                .extracting(VatCheck::state)
                .containsExactlyInAnyOrder(VatCheck.State.INVALID, VatCheck.State.VALID);
    }

    @Test
    void clientsOfBeforeAreAskedAboutInTheMorning() {
        UUID client = coop.business(unit, NUMBER);
        coop.verified(client);
        jdbc.sql("update client_vat_check set number = 'FR29999999907'").update();
        clock.passTo(time.today().plusDays(1));
        checks.askWaiting();
        assertThat(last(client).state()).isEqualTo(VatCheck.State.VALID);
    }

    /** What the service sends, as its users print it. */
    @Test
    void theAnswersOfTheServiceAreRead() {
        assertThat(answer(200, "{\"countryCode\":\"FR\",\"valid\":true,\"name\":\"SA X\",\"address\":\"---\"}"))
                .isEqualTo(new VatRegister.Answer(Said.VALID, "", "SA X", "", ""));
        assertThat(answer(200, "{\"valid\":false,\"name\":\"---\",\"address\":\"---\"}")
                        .said())
                .isEqualTo(Said.INVALID);
        assertThat(answer(200, "{\"valid\":false,\"userError\":\"IP_BLOCKED\"}"))
                .isEqualTo(VatRegister.Answer.nothing("IP_BLOCKED"));
        assertThat(answer(200, "{\"actionSucceed\":false,\"errorWrappers\":[{\"error\":\"MS_MAX_CONCURRENT_REQ\"}]}"))
                .isEqualTo(VatRegister.Answer.nothing("MS_MAX_CONCURRENT_REQ"));
        assertThat(answer(400, "{\"actionSucceed\":false,\"errorWrappers\":[{\"error\":\"INVALID_INPUT\"}]}"))
                .as("the question was not understood, which says nothing of the number")
                .isEqualTo(VatRegister.Answer.nothing("INVALID_INPUT"));
        assertThat(answer(500, "{}")).isEqualTo(VatRegister.Answer.nothing("STATUS_500"));
        assertThat(answer(502, "<html>")).isEqualTo(VatRegister.Answer.nothing("SERVICE_UNAVAILABLE"));
    }

    private static VatRegister.Answer answer(int status, String body) {
        try (LoopbackService service =
                LoopbackService.start("VAT register", 0, exchange -> send(exchange, status, body))) {
            return new ViesRegister(service.url() + "/check").ask(new VatNumber(NUMBER), "");
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private Outcome<?> quoted(UUID client) {
        return user.as(
                SmallCoop.member(holder),
                () -> quotes.draft(SmallCoop.posters(
                        unit, UUID.randomUUID(), client, "1000.00", time.today().plusDays(30))));
    }

    private Outcome<InvoiceId> invoiced(UUID client) {
        OrderId order = ordered(client);
        return user.as(SmallCoop.member(holder), () -> invoices.issue(order, time.today()));
    }

    private OrderId ordered(UUID client) {
        String token = user.as(
                SmallCoop.member(holder),
                () -> quotes.send(quotes.draft(SmallCoop.posters(
                                        unit,
                                        UUID.randomUUID(),
                                        client,
                                        "1000.00",
                                        time.today().plusDays(30)))
                                .orThrow())
                        .orThrow());
        acceptance.requestCode(token).orThrow();
        return acceptance.accept(token, coop.code(), "Uta Brandt").orThrow();
    }

    private <T> T officer(java.util.function.Supplier<T> action) {
        return user.as(coop.officer(Role.TEAM_ADMIN), action);
    }

    private <T> T finance(java.util.function.Supplier<T> action) {
        return user.as(coop.officer(Role.FINANCE), action);
    }

    private Client known(UUID client) {
        return clients.find(client).orElseThrow();
    }

    private VatCheck last(UUID client) {
        return checks.last(known(client)).orElseThrow();
    }

    private long waiting() {
        return waiting("client_vat_invalid");
    }

    private long waiting(String kind) {
        return jdbc.sql("select count(*) from worklist_item where kind = :kind and closed_at is null")
                .param("kind", kind)
                .query(Long.class)
                .single();
    }
}
