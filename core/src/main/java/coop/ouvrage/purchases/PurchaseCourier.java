package coop.ouvrage.purchases;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.DayBegan;
import coop.ouvrage.calendar.DayOrder;
import coop.ouvrage.einvoice.EInvoiceGateway;
import coop.ouvrage.einvoice.EInvoiceGateway.GatewayDown;
import coop.ouvrage.einvoice.EInvoiceGateway.Incoming;
import coop.ouvrage.einvoice.EInvoiceGateway.Named;
import coop.ouvrage.einvoice.EInvoiceGateway.Sending.ReceiverUnknown;
import coop.ouvrage.einvoice.EInvoiceGateway.Sending.Rejected;
import coop.ouvrage.einvoice.EInvoiceGateway.Sending.Taken;
import coop.ouvrage.einvoice.Finding;
import coop.ouvrage.einvoice.ReceivedResponse;
import coop.ouvrage.einvoice.ResponseReader;
import coop.ouvrage.installation.Outgoing;
import coop.ouvrage.invoicing.InvoiceAnswers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Fetches what came for us and carries our answers out. A document is acknowledged only once it is kept and has its row: a process that
 * dies in between gets it again and knows it.
 */
@Component
class PurchaseCourier {

    private static final Logger LOG = LoggerFactory.getLogger(PurchaseCourier.class);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int CLAIMED_AT_ONCE = 20;

    private final EInvoiceGateway gateway;
    private final PurchaseInbox inbox;
    private final PurchaseStore store;
    private final Responses responses;
    private final InvoiceAnswers answers;
    private final CurrentUser user;
    private final BusinessTime time;
    private final Environment environment;
    private final Outgoing outgoing;

    /** The timer and the morning do not fetch the same documents at once. */
    private final ReentrantLock atWork = new ReentrantLock();

    PurchaseCourier(
            EInvoiceGateway gateway,
            PurchaseInbox inbox,
            PurchaseStore store,
            Responses responses,
            InvoiceAnswers answers,
            CurrentUser user,
            BusinessTime time,
            Environment environment,
            Outgoing outgoing) {
        this.gateway = gateway;
        this.inbox = inbox;
        this.store = store;
        this.responses = responses;
        this.answers = answers;
        this.user = user;
        this.time = time;
        this.environment = environment;
        this.outgoing = outgoing;
    }

    @EventListener
    @Order(DayOrder.MESSAGES)
    void post(DayBegan event) {
        atWork.lock(); // what the timer has in hand has come before the day goes on
        try {
            work();
        } finally {
            atWork.unlock();
        }
    }

    /** Tests that stand still in time turn the timer off and call what they need themselves. */
    @Scheduled(fixedDelay = 5_000, initialDelay = 12_000)
    void often() {
        if (environment.getProperty("ouvrage.invoicing.timer", Boolean.class, true)) {
            round();
        }
    }

    /** Returns how many documents came. */
    int round() {
        if (!atWork.tryLock()) {
            return 0;
        }
        try {
            return work();
        } finally {
            atWork.unlock();
        }
    }

    private int work() {
        return outgoing.isHeld() ? 0 : user.asSystem(this::fetchAndAnswer);
    }

    private int fetchAndAnswer() {
        try {
            int came = fetch();
            answer();
            gateway.post();
            return came;
        } catch (GatewayDown e) {
            LOG.info("incoming e-invoices wait: {}", e.getMessage());
            return 0;
        }
    }

    private int fetch() {
        List<Incoming> waiting = gateway.receive();
        int came = 0;
        for (Incoming message : waiting) {
            try {
                gateway.acknowledge(message.messageId(), take(message));
                came++;
            } catch (DuplicateKeyException e) {
                // Another node takes the same message, or one by the same new supplier, at this instant: the next round
                // looks.
                LOG.info("message {} is taken by somebody else", message.messageId());
            }
        }
        return came;
    }

    /**
     * An answer to one of our invoices goes there; whatever else comes, also an answer to nothing of ours, is looked at here.
     *
     * @return what the official rules say against it, for the provider of the sender
     */
    private List<Finding> take(Incoming message) {
        Optional<ReceivedResponse> response = ResponseReader.read(message.document());
        if (response.map(answer -> take(message, answer)).orElse(false)) {
            return List.of();
        }
        Purchase purchase = store.find(inbox.receive(message.messageId(), message.document()))
                .orElseThrow();
        return response.isPresent() ? List.of() : official(purchase);
    }

    /** Without what only our own reader minds, and without the word that a document was too long to be checked. */
    private static List<Finding> official(Purchase purchase) {
        if (purchase.facts().equals(Facts.NONE)) {
            return List.of(new Finding(
                    "XSD", Finding.Severity.ERROR, "", "what came cannot be read as an invoice or a credit note"));
        }
        return purchase.findings().stream()
                .filter(finding ->
                        !finding.rule().startsWith("READ-") && !finding.rule().startsWith("RULES-"))
                .toList();
    }

    /** A provider names our message by its envelope; about what is no invoice, only that it was not taken matters. */
    private boolean take(Incoming message, ReceivedResponse response) {
        Optional<Named> named = response.kind() == ReceivedResponse.Kind.ACCESS_POINT
                ? gateway.named(response.document())
                : Optional.empty();
        if (named.isEmpty()) {
            return answers.take(message.messageId(), response, message.document());
        }
        boolean invoice =
                answers.take(message.messageId(), response.about(named.get().messageId()), message.document());
        if (!invoice && response.code().equals("RE")) {
            LOG.warn("message {} was not taken: {}", named.get().key(), response.words());
            responses.rejected(named.get().key());
        }
        return true;
    }

    private void answer() {
        Instant now = time.now();
        List<Responses.Response> claimed = responses.claim(now, now.plus(LEASE), CLAIMED_AT_ONCE);
        for (Responses.Response response : claimed) {
            try {
                send(response);
            } catch (GatewayDown e) {
                Duration pause = Duration.ofSeconds(15L << Math.min(response.tries() - 1, 8));
                responses.again(response, now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE));
                LOG.info("answers to suppliers wait: {}", e.getMessage());
            }
        }
    }

    private void send(Responses.Response response) {
        Purchase purchase = store.find(new PurchaseId(response.purchase())).orElseThrow();
        switch (gateway.send(response.key(), responses.message(response, purchase))) {
            case Taken(String ignored) -> responses.state(response, "SENT");
            case ReceiverUnknown() -> responses.state(response, "NOBODY");
            case Rejected(String reason) -> {
                LOG.info("the access point refuses an answer: {}", reason);
                responses.state(response, "REJECTED");
            }
        }
    }
}
