package coop.ouvrage.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** The language of the person whom a public page is written to, where that is known: it goes before that of the browser. */
public final class AddresseeLanguage {

    private static final String ATTRIBUTE = AddresseeLanguage.class.getName();

    private AddresseeLanguage() {}

    /** Sets it for the answer to this request; the reader may still choose another. */
    public static void set(HttpServletRequest request, String language) {
        request.setAttribute(ATTRIBUTE, language);
    }

    public static @Nullable String of(HttpServletRequest request) {
        return (String) request.getAttribute(ATTRIBUTE);
    }
}
