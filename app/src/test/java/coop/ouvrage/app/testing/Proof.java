package coop.ouvrage.app.testing;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * Sends a form from a page of ours, as its cookie and its hidden field prove. The one of Spring Security would change the server
 * for all tests that share it: its strangers would then get sessions.
 */
public final class Proof {

    private static final String COOKIE = "XSRF-TOKEN";

    private Proof() {}

    public static RequestPostProcessor csrf() {
        return request -> {
            String token = UUID.randomUUID().toString();
            Cookie[] before = request.getCookies() == null ? new Cookie[0] : request.getCookies();
            request.setCookies(Stream.concat(Stream.of(before), Stream.of(new Cookie(COOKIE, token)))
                    .toArray(Cookie[]::new));
            request.setParameter("_csrf", masked(token));
            return request;
        };
    }

    /** As many bytes as the token has, and the token combined with them: here all of them are zero. */
    private static String masked(String token) {
        byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
        byte[] both = new byte[bytes.length * 2];
        System.arraycopy(bytes, 0, both, bytes.length, bytes.length);
        return Base64.getUrlEncoder().encodeToString(both);
    }
}
