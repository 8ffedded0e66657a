package coop.ouvrage.app.testing;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without scripts: keeps cookies, reads the forms of its last page, sends them with their hidden fields. */
public final class Surfer {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient client;
    private final String base;
    private String page = "";

    public Surfer(int port) {
        base = "http://localhost:" + port;
        client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** An answer. */
    public record Answer(int status, String body, String location, HttpResponse<String> raw) {}

    public Answer get(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path)).header("Accept-Language", "en"));
    }

    /** A paper, as it comes. */
    public byte[] bytes(String path) {
        return sent(HttpRequest.newBuilder(URI.create(base + path)), HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    /** Sends a form with the proof of the last page that had one. */
    public Answer post(String path, Map<String, String> fields) {
        Map<String, String> all = new TreeMap<>(fields);
        Matcher csrf = CSRF.matcher(page);
        if (csrf.find()) {
            all.putIfAbsent("_csrf", csrf.group(1));
        }
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Accept-Language", "en")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(all.entrySet().stream()
                        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&")))));
    }

    public Answer send(HttpRequest.Builder request) {
        HttpResponse<String> answer = sent(request, HttpResponse.BodyHandlers.ofString());
        if (answer.body().contains("name=\"_csrf\"")) {
            page = answer.body();
        }
        return new Answer(
                answer.statusCode(),
                answer.body(),
                answer.headers().firstValue("Location").orElse("").replace(base, ""),
                answer);
    }

    private <T> HttpResponse<T> sent(HttpRequest.Builder request, HttpResponse.BodyHandler<T> reader) {
        try {
            return client.send(request.build(), reader);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public URI address(String path) {
        return URI.create(base + path);
    }

    /** Logs in with a password; whoever has a second factor is then asked for its code. */
    public Answer logIn(String login, String password) {
        get("/login");
        return post("/login", Map.of("login", login, "password", password));
    }
}
