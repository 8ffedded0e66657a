package coop.ouvrage.web;

import jakarta.servlet.http.HttpServletRequest;

/** Marks an answer that holds a fresh secret: it is shown this once and kept nowhere, not even for a sender who asks again. */
public final class ShownOnce {

    private static final String ATTRIBUTE = ShownOnce.class.getName();

    private ShownOnce() {}

    public static void mark(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, true);
    }

    public static boolean isMarked(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) != null;
    }
}
