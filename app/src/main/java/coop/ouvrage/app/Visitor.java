package coop.ouvrage.app;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody who reads pages over HTTP and sends forms, with cookies of their own. Redirections are not followed. */
final class Visitor {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final URI address;
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    Visitor(URI address) {
        this.address = address;
    }

    /** As a browser asks: the bytes are those on the wire. */
    HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return client.send(compressed(path), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** The answer when it comes; this thread goes on. */
    CompletableFuture<HttpResponse<byte[]>> ask(String path) {
        return client.sendAsync(compressed(path), HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpRequest compressed(String path) {
        return HttpRequest.newBuilder(address.resolve(path))
                .header("Accept-Encoding", "gzip")
                .build();
    }

    String text(String path) throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(address.resolve(path)).build(),
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                .body();
    }

    /** Sends a form of the page {@code form} and gives where it leads; empty if nowhere. */
    String send(String form, String path, Map<String, String> fields) throws IOException, InterruptedException {
        Matcher proof = CSRF.matcher(text(form));
        String body = fields.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"))
                + (proof.find() ? "&_csrf=" + encoded(proof.group(1)) : "");
        return client.send(
                        HttpRequest.newBuilder(address.resolve(path))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .headers()
                .firstValue("Location")
                .orElse("");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
