package coop.ouvrage.einvoice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way out to the network and in from it: an accredited access point, or a folder that one empties. A call that cannot be
 * made is a {@link GatewayDown}; the outbox tries again with the same key, and the same document is never sent twice.
 */
public interface EInvoiceGateway {

    /** Whether a participant can receive documents of this kind. */
    LookUp lookUp(Identifier participant, DocumentKind kind);

    /**
     * Hands over a document.
     *
     * @param idempotencyKey ours, unique for ever; the same key with the same bytes is the same sending
     * @throws GatewayDown if it is not known whether the document was taken: to be tried again with the same key
     */
    Sending send(String idempotencyKey, byte[] document);

    /**
     * A message of ours, by the name that the receiver's provider gives it.
     *
     * @param key with which it was sent
     */
    record Named(String key, String messageId) {}

    /** The message that a technical answer is about; empty where answers name it by what {@link #send} told, or it is not ours. */
    default Optional<Named> named(String name) {
        return Optional.empty();
    }

    /** What became of a message; silence is never acceptance. */
    Delivery status(String messageId);

    /** Whether {@link #status} ever tells more than that a document was taken. */
    default boolean reports() {
        return true;
    }

    /** Who answers, for people: the host of an access point. */
    default String name() {
        return "";
    }

    /** Documents that came in and were not yet acknowledged. */
    List<Incoming> receive();

    /**
     * Says that an incoming document is safely kept here.
     *
     * @param findings of the official rules: with an error the provider of the sender hears that the document is not accepted
     */
    void acknowledge(String messageId, List<Finding> findings);

    /** Of a document without fault. */
    default void acknowledge(String messageId) {
        acknowledge(messageId, List.of());
    }

    /** Sends what the gateway itself owes to other providers, such as the status of messages that came. */
    default void post() {}

    /**
     * What the provider of the sender is told about a message that came (Peppol Message Level Status).
     *
     * @param code {@code AP} accepted and delivered, {@code RE} not accepted
     * @param sentAt null while it waits, or if nobody takes it
     * @param trouble why it did not go out; empty for nothing
     */
    record Told(String code, @Nullable Instant sentAt, String trouble) {}

    /** Empty if nothing is owed, or the operator of the access point tells it. */
    default Optional<Told> told(String messageId) {
        return Optional.empty();
    }

    /** Answer to a look-up. */
    enum LookUp {
        REGISTERED,
        NOT_REGISTERED
    }

    /** Answer to a sending. */
    sealed interface Sending {
        /** Taken; the outcome follows. */
        record Taken(String messageId) implements Sending {}

        /** The receiver is not in the network: for the worklist, never a silent PDF. */
        record ReceiverUnknown() implements Sending {}

        /** Not taken, and trying again does not help. */
        record Rejected(String reason) implements Sending {}
    }

    /** State of a message. */
    record Delivery(State state, String reason) {

        /** States that an access point reports. */
        public enum State {
            ACCEPTED,
            DELIVERED,
            REFUSED,
            /** The access point knows no such message. */
            UNKNOWN
        }
    }

    /** A document from the network. */
    record Incoming(String messageId, byte[] document) {}

    /** The access point cannot be reached, or broke off: nothing is known. */
    final class GatewayDown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final boolean receiverOnly;

        public GatewayDown(String message, Throwable cause) {
            super(message, cause);
            this.receiverOnly = false;
        }

        public GatewayDown(String message) {
            this(message, false);
        }

        /** @param receiverOnly whether it is the receiver's end that does not answer: documents to others may go out */
        public GatewayDown(String message, boolean receiverOnly) {
            super(message);
            this.receiverOnly = receiverOnly;
        }

        public boolean isReceiverOnly() {
            return receiverOnly;
        }
    }
}
