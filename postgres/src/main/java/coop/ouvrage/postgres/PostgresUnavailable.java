package coop.ouvrage.postgres;

/** The database cannot be had; the message says why in one line, to the person who started it. */
public final class PostgresUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PostgresUnavailable(String message) {
        super(message);
    }

    PostgresUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
