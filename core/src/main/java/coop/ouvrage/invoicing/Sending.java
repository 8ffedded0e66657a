package coop.ouvrage.invoicing;

import org.jspecify.annotations.Nullable;

/**
 * A document on its way through the network.
 *
 * @param messageId name that the access point gave it; null until it was taken
 * @param tries how often it was tried or asked about
 */
record Sending(InvoiceId invoice, State state, @Nullable String messageId, int tries) {

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
