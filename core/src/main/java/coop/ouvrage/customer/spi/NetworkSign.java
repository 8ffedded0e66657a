package coop.ouvrage.customer.spi;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether a client receives e-invoices through the network: what was last answered, or what is answered now. */
public interface NetworkSign {

    /** As last answered; asks nobody. */
    Reach known(UUID client);

    /** Asks the network now. One that does not answer is an answer, never an exception. */
    Reach ask(UUID client);

    /** How a client is reached. */
    enum State {
        /** Takes invoices and credit notes. */
        REGISTERED,
        /** Gets invoices by mail: the network does not know it. */
        NOT_REGISTERED,
        /** Nobody asked yet, or nobody can be asked. */
        NOT_ASKED,
        /** Has no address in the network, as private persons. */
        NO_ADDRESS,
        /** The network does not answer; the next invoice asks again. */
        SILENT
    }

    /**
     * The answer.
     *
     * @param address such as {@code 0208:0203201340}; empty for none
     * @param publisher who says so
     * @param verified whether a publisher of the network signed the answer
     */
    record Reach(
            State state,
            String address,
            String publisher,
            @Nullable Instant at,
            boolean verified) {

        /** A client without an address. */
        public static final Reach NONE = new Reach(State.NO_ADDRESS, "", "", null, true);
    }
}
