package coop.ouvrage.web.request;

import coop.ouvrage.access.Actor;
import coop.ouvrage.web.AddresseeLanguage;
import coop.ouvrage.words.Texts;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;

/** The language of an answer: that of the person, else the one chosen on a public page, else what the browser asks for, else French. */
final class Languages {

    static final String COOKIE = "lang";

    private Languages() {}

    static String of(HttpServletRequest request, Actor actor) {
        if (actor.user() != null) {
            return actor.language();
        }
        String asked = request.getParameter(COOKIE);
        if (asked != null && Texts.LANGUAGES.contains(asked)) {
            return asked;
        }
        Cookie[] cookies = request.getCookies();
        for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
            if (cookie.getName().equals(COOKIE) && Texts.LANGUAGES.contains(cookie.getValue())) {
                return cookie.getValue();
            }
        }
        String addressee = AddresseeLanguage.of(request);
        return addressee == null ? ofBrowser(request) : addressee;
    }

    private static String ofBrowser(HttpServletRequest request) {
        if (request.getHeader("Accept-Language") == null) {
            return "fr";
        }
        return Collections.list(request.getLocales()).stream()
                .map(Locale::getLanguage)
                .filter(Texts.LANGUAGES::contains)
                .findFirst()
                .orElse("fr");
    }
}
