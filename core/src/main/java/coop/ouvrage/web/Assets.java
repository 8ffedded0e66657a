package coop.ouvrage.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Style sheets, scripts and fonts, named with the hash of their content so that browsers may keep them for a year. */
@Component
public class Assets {

    /** Where htmx lies in its package. */
    public static final String HTMX = "META-INF/resources/webjars/htmx.org/2.0.10/dist/";

    private final Map<String, String> paths = new ConcurrentHashMap<>();

    public String path(String name) {
        return paths.computeIfAbsent(name, n -> "/assets/" + n + "?v=" + hash(n));
    }

    private static String hash(String name) {
        ClassPathResource own = new ClassPathResource("assets/" + name);
        try (InputStream content = (own.exists() ? own : new ClassPathResource(HTMX + name)).getInputStream()) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.readAllBytes());
            return HexFormat.of().formatHex(digest, 0, 5);
        } catch (IOException e) {
            throw new UncheckedIOException("no asset " + name, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
