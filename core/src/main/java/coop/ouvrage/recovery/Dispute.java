package coop.ouvrage.recovery;

import coop.ouvrage.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invoice that its client does not accept, and what the sides say about it.
 *
 * @param mediator who leads it for the co-operative; null until somebody takes it
 * @param answerBy until when somebody takes it
 * @param outcome message key of how it ended; empty while open
 */
public record Dispute(
        UUID id,
        long nr,
        UUID invoice,
        UUID client,
        Subject subject,
        State state,
        LocalDate openedOn,
        Side openedBy,
        @Nullable UUID mediator,
        Instant answerBy,
        @Nullable LocalDate endedOn,
        String outcome,
        List<Message> messages) {

    /** What is disputed. */
    public enum Subject {
        QUALITY,
        AMOUNT,
        NOT_ORDERED,
        PAID,
        /** Nothing is wrong: the client asks something. */
        QUESTION,
        OTHER
    }

    /** How it stands. */
    public enum State {
        OPEN,
        AGREED,
        CLOSED
    }

    /** Who speaks. */
    public enum Side {
        CLIENT,
        MEMBER,
        OFFICE
    }

    /** What is offered. */
    public enum Offer {
        /** So much of the invoice is credited, VAT included; the rest is paid. */
        CREDIT,
        /** The invoice stands. */
        PAY
    }

    /**
     * One message, perhaps with an offer. An offer holds when client and member have both said yes.
     *
     * @param by the person; null for the client, who speaks for itself
     */
    public record Message(
            UUID id,
            Instant at,
            Side side,
            @Nullable UUID by,
            String text,
            @Nullable Offer offer,
            @Nullable Money amount,
            boolean clientYes,
            boolean memberYes,
            @Nullable Side declinedBy) {

        /** Whether that side may still answer it. */
        public boolean waitsFor(Side of) {
            return offer != null
                    && declinedBy == null
                    && (of == Side.CLIENT ? !clientYes : of == Side.MEMBER && !memberYes);
        }

        /** How an offer stands, as the end of its message key. */
        public String standing() {
            if (declinedBy != null) {
                return "declined";
            }
            if (clientYes && memberYes) {
                return "agreed";
            }
            return clientYes ? "waits_member" : memberYes ? "waits_client" : "waits";
        }

        /** Whether the other side said yes already, so that a yes of this one binds both. */
        boolean bindsWith(Side of) {
            return of == Side.CLIENT ? memberYes : clientYes;
        }
    }

    public Dispute {
        messages = List.copyOf(messages);
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    /** Whether it ended without agreement, so that next steps are named. */
    public boolean isUnsettled() {
        return state == State.CLOSED && subject != Subject.QUESTION;
    }

    Dispute with(List<Message> said) {
        return new Dispute(
                id, nr, invoice, client, subject, state, openedOn, openedBy, mediator, answerBy, endedOn, outcome,
                said);
    }
}
