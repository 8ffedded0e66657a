package coop.ouvrage.simulators.authority;

import java.time.Duration;

/**
 * How the authority answers from now on.
 *
 * @param delay until an answer can be read, for the modes that wait
 * @param reason said with a refusal or a warning
 */
public record Behaviour(Mode mode, Duration delay, String reason) {

    /** As on a good day: judged by its rules, answered at once. */
    public static final Behaviour NORMAL = new Behaviour(Mode.NORMAL, Duration.ZERO, "");

    public static Behaviour of(Mode mode) {
        return new Behaviour(mode, Duration.ofMinutes(5), "set on the demo bench");
    }

    /** The bad days. */
    public enum Mode {
        /** Judged by the rules. */
        NORMAL,
        /** Accepted with a warning, result W. */
        WARN,
        /** Refused, result B, with the reason. */
        REFUSE,
        /** First S (worker being identified); judged after the delay. */
        WAIT,
        /** Nothing can be read before the delay; judged then. */
        LATE,
        /** Received and never answered, until {@link AuthoritySimulator#wake}. */
        SILENT,
        /** Answered by the rules on the first reading, refused as already declared on every later one. */
        TWICE,
        /** Judged, but the address handed out leads nowhere; only the list of periods shows it. */
        UNKNOWN_ID,
        /** Received and judged, but the connection breaks before the sender hears of it. */
        LOST,
        /** Every call answers 500 and nothing is received. */
        DOWN
    }
}
