package coop.ouvrage.country.be.employment;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.employment.spi.DeclarationGateway.NotReached;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gets tokens of the authority by OAuth 2 client credentials with a signed assertion. The key is read from a file (PKCS 8, PEM);
 * without one a key is made for this run, which only a simulator accepts.
 */
@Component
class AuthorityAccess {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration ASSERTION_LIFE = Duration.ofMinutes(2);
    private static final int THROWAWAY_BITS = 2048;
    private static final String JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final Environment environment;
    private final String client;
    private final Supplier<PrivateKey> key;
    private final BusinessTime time;
    private volatile @Nullable String token;

    AuthorityAccess(
            Environment environment,
            @Value("${ouvrage.authority.client:ouvrage}") String client,
            @Value("${ouvrage.authority.key-file:}") String keyFile,
            BusinessTime time) {
        this.environment = environment;
        this.client = client;
        // One that cannot be read is told at the start; one that is made takes its time only where it is needed.
        this.key = keyFile.isBlank() ? SingletonSupplier.of(() -> key("")) : SingletonSupplier.of(key(keyFile));
        this.time = time;
    }

    /** Address without path ({@code ouvrage.authority.url}), looked up each time: a demo sets it once its simulator runs. */
    Optional<URI> url() {
        return Optional.ofNullable(environment.getProperty("ouvrage.authority.url"))
                .filter(url -> !url.isBlank())
                .map(URI::create);
    }

    void forgetToken() {
        token = null;
    }

    String token(HttpClient http) {
        String held = token;
        if (held == null) {
            held = fetch(http);
            token = held;
        }
        return held;
    }

    private String fetch(HttpClient http) {
        String body = "grant_type=client_credentials&client_assertion_type=" + encoded(JWT_BEARER)
                + "&client_assertion=" + encoded(assertion());
        HttpRequest request = HttpRequest.newBuilder(url().orElseThrow().resolve("/REST/oauth/v5/token"))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new NotReached("no token: status " + response.statusCode(), null);
            }
            return JSON.readTree(response.body()).path("access_token").asString();
        } catch (IOException e) {
            throw new NotReached("no token", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotReached("interrupted", e);
        }
    }

    private String assertion() {
        Instant now = time.now();
        String head = part(Map.of("alg", "RS256", "typ", "JWT"));
        String claims = part(Map.of(
                "iss",
                client,
                "sub",
                client,
                "aud",
                url().orElseThrow() + "/REST/oauth/v5/token",
                "jti",
                UUID.randomUUID().toString(),
                "iat",
                now.getEpochSecond(),
                "exp",
                now.plus(ASSERTION_LIFE).getEpochSecond()));
        return head + "." + claims + "." + signed(head + "." + claims);
    }

    private String signed(String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.get());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign for the authority", e);
        }
    }

    private static PrivateKey key(String file) {
        try {
            if (file.isBlank()) {
                return throwaway();
            }
            String pem = Files.readString(Path.of(file)).replaceAll("-----[A-Z ]+-----|\\s", "");
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("cannot read the key for the authority", e);
        }
    }

    private static PrivateKey throwaway() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(
                THROWAWAY_BITS); // what Java takes by itself is longer, and keeps a start waiting for seconds
        return generator.generateKeyPair().getPrivate();
    }

    private static String part(Map<String, Object> json) {
        return base64(JSON.writeValueAsBytes(json));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
