package coop.ouvrage.app;

/** The application cannot do what was asked; the message says why, in one line, to the person who asked. */
public final class CannotRun extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CannotRun(String message) {
        super(message);
    }
}
