package coop.ouvrage.invoicing;

import org.jspecify.annotations.Nullable;

/**
 * A document on its way through the network.
 *
 * @param messageId name that the access point gave it; null until it was taken
 * @param tries how often it was tried or asked about
 * @param refusals how often it was sent again after it had been refused
 */
record Sending(InvoiceId invoice, State state, @Nullable String messageId, int tries, int refusals) {

    /** The same document under the same key is one message, however often it is sent; after a refusal it is a new one. */
    String key() {
        return refusals == 0 ? invoice.value().toString() : invoice.value() + "/" + refusals;
    }

    enum State {
        /** To be handed over. */
        WAITING,
        /** Taken; the outcome is asked for. */
        SENT,
        /** Nothing more to do. */
        DONE,
        /** Waits for a person. */
        STOPPED
    }
}
