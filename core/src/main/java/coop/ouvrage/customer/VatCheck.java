package coop.ouvrage.customer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was asked about the VAT number of a client, and what was answered.
 *
 * @param requester own VAT number in whose name it was asked; empty for none
 * @param invoice on whose day it was asked; null for none
 * @param trouble why there is no answer yet: code of the service
 * @param consultation number under which the service keeps its answer; empty for none
 * @param reason why sales without VAT go on although the number is not valid; null if nobody decided so
 */
public record VatCheck(
        UUID id,
        ClientId client,
        String number,
        String requester,
        @Nullable UUID invoice,
        LocalDate askedOn,
        State state,
        int attempts,
        String trouble,
        @Nullable Instant answeredAt,
        String consultation,
        @Nullable String name,
        @Nullable String address,
        @Nullable String reason) {

    /** What is known. */
    public enum State {
        /** Nobody answered yet: asked again, and no sale waits for it. */
        WAITING,
        VALID,
        INVALID
    }

    /** Whether sales without VAT may lean on it. */
    public boolean stands() {
        return state != State.INVALID || reason != null;
    }
}
