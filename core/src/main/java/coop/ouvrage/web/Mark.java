package coop.ouvrage.web;

/** How a thing stands: always shown with a word. */
public enum Mark {
    GOOD,
    WAIT,
    STOP,
    NONE;

    public String css() {
        return "status--" + name().toLowerCase(java.util.Locale.ROOT);
    }
}
