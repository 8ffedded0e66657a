package coop.ouvrage.simulators.accesspoint;

import java.time.Duration;

/**
 * What becomes of messages sent from now on.
 *
 * @param delay until the report can be read, for {@link Mode#DELAY}
 * @param reason said with a refusal
 */
public record Behaviour(Mode mode, Duration delay, String reason) {

    /** As on a good day: delivered at once. */
    public static final Behaviour NORMAL = new Behaviour(Mode.DELIVER, Duration.ZERO, "");

    public static Behaviour of(Mode mode) {
        return new Behaviour(mode, Duration.ofMinutes(5), "set on the demo bench");
    }

    /** Good and bad days. */
    public enum Mode {
        /** Delivered at once. */
        DELIVER,
        /** Delivered after the delay. */
        DELAY,
        /** Taken, then refused by the receiver's access point, with the reason. */
        REFUSE,
        /** Taken and never heard of again, until {@link AccessPointSimulator#wake}. */
        LOSE,
        /** Delivered, and every report of it is given twice. */
        DUPLICATE,
        /** Delivered, with the report of delivery before the one of acceptance. */
        OUT_OF_ORDER,
        /** Taken and delivered, but the connection breaks before the sender hears of it. */
        BREAK,
        /** Taken, but the message id handed out is known to nobody. */
        UNKNOWN_ID,
        /** Every call answers 503 and nothing is taken. */
        DOWN
    }
}
