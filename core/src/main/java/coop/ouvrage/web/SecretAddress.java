package coop.ouvrage.web;

import jakarta.servlet.http.HttpServletResponse;

/** A page whose address is a secret: kept out of indexes, referrers and caches. */
public final class SecretAddress {

    private SecretAddress() {}

    public static void hide(HttpServletResponse response) {
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex, nofollow, noarchive");
        response.setHeader("Cache-Control", "no-store");
    }
}
