package coop.ouvrage.access;

/** Somebody asked for what they may not do or see. Pages answer as if it were not there. */
public final class AccessDenied extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Permission permission;

    public AccessDenied(Permission permission) {
        super("denied: " + permission);
        this.permission = permission;
    }

    public Permission permission() {
        return permission;
    }
}
