package coop.ouvrage.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that speaks to the API with a token, or without one. */
final class Program {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final String base;
    private final @Nullable String token;
    private final Supplier<@Nullable String> code;
    private Supplier<String> codes = () -> "";

    private Program(String base, @Nullable String token, Supplier<@Nullable String> code) {
        this.base = base;
        this.token = token;
        this.code = code;
    }

    static Program stranger(int port) {
        return new Program("http://localhost:" + port, null, () -> null);
    }

    Program with(String itsToken) {
        return new Program(base, itsToken, code);
    }

    /** Has an app with codes, used by {@link #proving()} only: each counts once. */
    Program provable(Supplier<String> itsCodes) {
        Program program = new Program(base, token, () -> null);
        program.codes = itsCodes;
        return program;
    }

    /** The same program, which proves its user with a code of the app. */
    Program proving() {
        return new Program(base, token, codes::get);
    }

    record Answer(int status, HttpResponse<byte[]> raw) {

        String text() {
            return new String(raw.body(), StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return JSON.readTree(raw.body());
        }

        /** The body of a request that had to succeed. */
        JsonNode done() {
            assertThat(status).as(text()).isBetween(200, 299);
            return raw.body().length == 0 ? JSON.createObjectNode() : json();
        }

        /** Codes of what was refused. */
        String codes() {
            StringBuilder codes = new StringBuilder();
            json().path("refusals")
                    .forEach(r -> codes.append(r.path("code").asString()).append(' '));
            return codes.toString().strip();
        }
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, Object body) {
        return post(path, body, UUID.randomUUID().toString());
    }

    Answer post(String path, Object body, String key) {
        String text = body instanceof String raw ? raw : JSON.writeValueAsString(body);
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(text)));
    }

    Answer post(String path) {
        return send(request(path)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.noBody()));
    }

    Answer upload(String path, byte[] file) {
        return send(request(path)
                .header("Content-Type", "application/octet-stream")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofByteArray(file)));
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).header("Accept-Language", "en");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        String proof = code.get();
        if (proof != null) {
            request.header("Second-Factor", proof);
        }
        return request;
    }

    Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(answer.statusCode(), answer);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static Map<String, Object> reason(String why) {
        return Map.of("reason", why);
    }
}
