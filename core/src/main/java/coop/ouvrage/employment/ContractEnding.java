package coop.ouvrage.employment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An end before the last planned day: proposed to the worker, or told by one side.
 *
 * @param by who proposes or records it; null for the system
 */
public record ContractEnding(
        UUID id,
        ContractId contract,
        Ending ending,
        @Nullable UUID by,
        Instant at,
        State state) {

    /** What became of it. */
    public enum State {
        /** Waits for the worker's agreement. */
        OPEN,
        AGREED,
        DECLINED,
        WITHDRAWN,
        /** One side ended it: nobody else is asked. */
        GIVEN
    }
}
