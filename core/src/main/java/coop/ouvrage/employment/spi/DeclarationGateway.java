package coop.ouvrage.employment.spi;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The way to the authority. One implementation speaks its web service; nothing else in the house does. */
public interface DeclarationGateway {

    /**
     * Hands a declaration over.
     *
     * @return the authority's address of the declaration, to ask for its answer
     * @throws NotReached if the authority certainly did not receive it
     * @throws Rejected if the authority refuses to read it (form, mandate)
     * @throws UnknownOutcome if it may or may not have received it
     */
    String hand(String json);

    /** The answer to a declaration, empty while there is none. */
    Optional<String> answer(String location);

    /** The periods that the authority holds for an employer and a first day. */
    String periods(String enterpriseNumber, LocalDate firstDay);

    /** The authority certainly did not receive the message: it may be sent again. */
    final class NotReached extends RuntimeException {
        private static final long serialVersionUID = 1;

        public NotReached(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The authority received the message and refuses to process it. */
    final class Rejected extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Rejected(String message) {
            super(message);
        }
    }

    /** Nobody knows whether the authority received the message: ask before sending again. */
    final class UnknownOutcome extends RuntimeException {
        private static final long serialVersionUID = 1;

        public UnknownOutcome(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
