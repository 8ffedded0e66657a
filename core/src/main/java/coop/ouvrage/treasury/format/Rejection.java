package coop.ouvrage.treasury.format;

/** Ends the reading of one line or entry, which is then rejected; reading goes on behind it. */
final class Rejection extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;
    private final String[] arguments;

    Rejection(String reason, String... arguments) {
        super(reason, null, false, false);
        this.reason = reason;
        this.arguments = arguments;
    }

    String reason() {
        return reason;
    }

    String[] arguments() {
        return arguments.clone();
    }
}
