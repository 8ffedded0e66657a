package coop.ouvrage.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A program outside is called when something happens, and checks who called. */
@OuvrageTest(perMethod = true)
class WebhooksTest {

    private static final String SETTING = "ouvrage.webhooks.private-addresses";

    private final Webhooks webhooks;
    private final Caller caller;
    private final CallOutbox outbox;
    private final SmallCoop coop;
    private final CurrentUser user;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final HttpServer server;
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private volatile int status = 204;

    /** What arrived. */
    private record Call(Map<String, String> headers, String body) {}

    WebhooksTest(
            Webhooks webhooks,
            Caller caller,
            CallOutbox outbox,
            SmallCoop coop,
            CurrentUser user,
            JdbcClient jdbc,
            TransactionTemplate transaction)
            throws IOException {
        this.webhooks = webhooks;
        this.caller = caller;
        this.outbox = outbox;
        this.coop = coop;
        this.user = user;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void listen() {
        System.setProperty(SETTING, "true");
        server.createContext("/hook", exchange -> {
            calls.add(new Call(
                    Map.of(
                            "event", exchange.getRequestHeaders().getFirst("Ouvrage-Event"),
                            "call", exchange.getRequestHeaders().getFirst("Ouvrage-Call"),
                            "signature", exchange.getRequestHeaders().getFirst("Ouvrage-Signature")),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1/elsewhere");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void end() {
        System.clearProperty(SETTING);
        server.stop(0);
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    private Webhooks.Registered registered(String... events) {
        return user.as(
                coop.officer(Role.ADMINISTRATOR),
                () -> webhooks.register(address(), List.of(events)).orThrow());
    }

    private WebhookCall only(UUID webhook) {
        return user.asSystem(() -> webhooks.calls(webhook, null, 9)).getFirst();
    }

    /** The timer may be faster than the test: it waits until the call was tried as often as this. */
    private WebhookCall tried(UUID webhook, int attempts) throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            caller.call();
            WebhookCall call = only(webhook);
            if (call.attempts() >= attempts
                    && (call.sentAt() != null || !call.error().isEmpty())) {
                return call;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("not tried");
    }

    private void dueNow() {
        jdbc.sql("update webhook_call set next_at = clock_timestamp(), last_error = '' where next_at is not null")
                .update();
    }

    @Test
    void whatHappensIsToldSignedAndWithoutNames() throws Exception {
        Webhooks.Registered hook = registered("client.verified", "client.bankrupt");
        UUID holder = coop.person("Maud", "Lekeux");
        UUID client = coop.client(coop.unit(holder));
        coop.verified(client);
        WebhookCall call = tried(hook.id(), 1);
        assertThat(call.sentAt()).isNotNull();
        assertThat(call.status()).isEqualTo(204);
        Call arrived = calls.remove();
        assertThat(calls).isEmpty();
        assertThat(arrived.headers()).containsEntry("event", "client.verified");
        assertThat(arrived.headers()).containsEntry("call", call.id().toString());
        assertThat(arrived.body())
                .contains(client.toString(), "client.verified")
                .doesNotContain("Dumont", "Claire");
        long seconds =
                Long.parseLong(arrived.headers().getOrDefault("signature", "").replaceAll("t=(\\d+),.*", "$1"));
        assertThat(Duration.between(Instant.ofEpochSecond(seconds), Instant.now())
                        .abs())
                .as("the time of the call, whatever the business day is")
                .isLessThan(Duration.ofMinutes(2));
        assertThat(arrived.headers())
                .containsEntry("signature", CallSignature.of(hook.secret(), seconds, arrived.body()));
        assertThat(jdbc.sql(
                                "select encode(secret_sealed, 'escape') || (select coalesce(string_agg(detail::text, ''), '')"
                                        + " from audit_record) from webhook")
                        .query(String.class)
                        .single())
                .as("the secret is in no table")
                .doesNotContain(hook.secret());
        assertThat(hook.toString()).doesNotContain(hook.secret());
    }

    @Test
    void aCallThatDoesNotArriveIsTriedAgainUnderItsOwnNameThenGivenUpAndSentByHand() throws Exception {
        Webhooks.Registered hook = registered("client.verified");
        status = 500;
        user.asSystem(() -> webhooks.trial(hook.id()));
        WebhookCall first = tried(hook.id(), 1);
        assertThat(first.status()).isEqualTo(500);
        assertThat(first.error()).isEqualTo("answered");
        assertThat(first.nextAt()).isNotNull();
        status = 302;
        dueNow();
        assertThat(tried(hook.id(), 2).status())
                .as("a redirect is not followed")
                .isEqualTo(302);
        jdbc.sql("update webhook_call set attempts = 11").update();
        dueNow();
        assertThat(tried(hook.id(), 12).givenUp()).isTrue();
        assertThat(calls)
                .hasSize(3)
                .extracting(call -> call.headers().get("call"))
                .containsOnly(first.id().toString());
        status = 200;
        user.asSystem(() -> webhooks.again(hook.id(), first.id()));
        assertThat(tried(hook.id(), 1).sentAt()).isNotNull();
        assertThat(user.asSystem(() -> webhooks.find(hook.id())).orElseThrow().failed())
                .isZero();
    }

    @Test
    void theWaitDoubles() {
        Webhooks.Registered hook = registered("client.verified");
        user.asSystem(() -> webhooks.trial(hook.id()));
        jdbc.sql("update webhook_call set attempts = 4, next_at = clock_timestamp() + interval '1 hour'")
                .update();
        CallOutbox.Due due = jdbc.sql("""
                select c.id, c.webhook_id as webhook, c.event, c.body, w.address, w.secret_sealed, clock_timestamp() as now
                from webhook_call c join webhook w on w.id = c.webhook_id""").query(CallOutbox.Due.class).single();
        outbox.failed(due, null, "no_answer");
        assertThat(Duration.between(Instant.now(), only(hook.id()).nextAt()))
                .isBetween(Duration.ofSeconds(450), Duration.ofSeconds(481));
    }

    @Test
    void aNodeThatDiesDuringACallLosesNone() {
        Webhooks.Registered hook = registered("client.verified");
        user.asSystem(() -> webhooks.trial(hook.id()));
        jdbc.sql("update webhook_call set next_at = clock_timestamp() - interval '1 second'")
                .update();
        outbox.take(5); // and never comes back
        assertThat(outbox.take(5)).as("nobody else takes it meanwhile").isEmpty();
        assertThat(only(hook.id()).nextAt()).isNotNull();
    }

    @Test
    void aPrivateAddressIsNotCalledEvenIfItWasRegisteredWhenItMightBe() throws Exception {
        Webhooks.Registered hook = registered("client.verified");
        System.clearProperty(SETTING);
        user.asSystem(() -> webhooks.trial(hook.id()));
        assertThat(tried(hook.id(), 1).error()).isEqualTo("address_private");
        assertThat(calls).isEmpty();
        assertThat(SmallCoop.codes(user.as(
                        coop.officer(Role.ADMINISTRATOR),
                        () -> webhooks.register("https://127.0.0.1/", List.of("client.verified")))))
                .containsExactly("webhooks.address_private");
        assertThat(SmallCoop.codes(user.as(
                        coop.officer(Role.ADMINISTRATOR), () -> webhooks.register(address(), List.of("no.event")))))
                .containsExactly("webhooks.address_not_https", "webhooks.event_unknown");
        assertThat(SmallCoop.codes(user.as(
                        coop.officer(Role.ADMINISTRATOR),
                        () -> webhooks.register("https://nobody.invalid/", List.of("client.verified")))))
                .containsExactly("webhooks.address_unknown");
    }

    @Test
    void anEndedWebhookIsToldOfNothing() throws Exception {
        Webhooks.Registered hook = registered("client.verified");
        user.as(coop.officer(Role.ADMINISTRATOR), () -> webhooks.end(hook.id()));
        coop.verified(coop.client(coop.unit(coop.person("Maud", "Lekeux"))));
        assertThat(jdbc.sql("select count(*) from webhook_call")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whatIsRolledBackIsNotTold() {
        registered("client.verified");
        UUID client = coop.client(coop.unit(coop.person("Maud", "Lekeux")));
        transaction.executeWithoutResult(status -> {
            coop.verified(client);
            status.setRollbackOnly();
        });
        assertThat(jdbc.sql("select count(*) from webhook_call")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select state from client").query(String.class).single())
                .isNotEqualTo("VERIFIED");
    }
}
