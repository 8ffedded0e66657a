package coop.ouvrage.treasury.spi;

import coop.ouvrage.money.Iban;
import java.util.List;

/**
 * Asks the bank of a beneficiary whether an account belongs to whom we want to pay (verification of payee, Regulation (EU) 2024/886:
 * offered by banks of the euro area since 9 October 2025). A bank that does not answer is an answer, never an exception.
 */
public interface PayeeVerification {

    /** Whether anybody can be asked here; if not, payments leave without an answer, as before there was one. */
    boolean isOffered();

    /** The answers, in the order of the questions and as many. */
    List<Answer> ask(List<Payee> payees);

    /** Whom we want to pay. */
    record Payee(Iban iban, String name) {}

    /** @param holder whose account it is, which banks tell when the name is close; else empty */
    record Answer(Result result, String holder) {

        public static Answer of(Result result) {
            return new Answer(result, "");
        }
    }

    /** What the bank of the beneficiary says. Message key {@code treasury.payee.<name>}. */
    enum Result {
        MATCH,
        /** Nearly the same name: the payment may leave, the officers see the name that the bank knows. */
        CLOSE_MATCH,
        /** Somebody else's account: nothing leaves until an officer decides. */
        NO_MATCH,
        /** The bank does not answer, or does not know such a check. */
        NOT_AVAILABLE
    }
}
