package coop.ouvrage.simulators.authority;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gives tokens for signed assertions, as OAuth 2 client credentials do. Looks at the form of the assertion, not at its signature. */
final class Tokens {

    private volatile Duration life = Duration.ofMinutes(10);

    private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Instant> valid = new ConcurrentHashMap<>();

    Duration life() {
        return life;
    }

    void lastFor(Duration time) {
        life = time;
    }

    /** A token for a request body in form encoding; empty if the request is not in order. */
    Optional<String> grant(String body, Instant now) {
        Map<String, String> form = form(body);
        boolean inOrder = "client_credentials".equals(form.get("grant_type"))
                && ASSERTION.equals(form.get("client_assertion_type"))
                && form.getOrDefault("client_assertion", "").split("\\.").length == 3;
        if (!inOrder) {
            return Optional.empty();
        }
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        valid.put(token, now.plus(life));
        return Optional.of(token);
    }

    boolean accepts(@Nullable String header, Instant now) {
        if (header == null || !header.startsWith("Bearer ")) {
            return false;
        }
        Instant until = valid.get(header.substring("Bearer ".length()));
        return until != null && now.isBefore(until);
    }

    private static Map<String, String> form(String body) {
        return Arrays.stream(body.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(
                        pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8), (a, b) -> b));
    }
}
