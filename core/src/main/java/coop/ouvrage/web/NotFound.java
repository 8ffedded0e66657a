package coop.ouvrage.web;

/** There is no such page or thing, or none that the reader may know of. */
public final class NotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotFound() {
        super("not found");
    }
}
