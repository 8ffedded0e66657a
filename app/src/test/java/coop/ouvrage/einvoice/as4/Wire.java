package coop.ouvrage.einvoice.as4;

import com.sun.net.httpserver.HttpExchange;
import coop.ouvrage.simulators.http.LoopbackService;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** HTTP between two access points, with bad days of the way and of the far end. */
final class Wire implements AutoCloseable {

    enum Mood {
        GOOD,
        /** The far end takes the message; its answer is lost. */
        RECEIPT_LOST,
        SAYS_NOTHING,
        BABBLES,
        DOWN,
        /** Answers with the receipt of another message. */
        FOREIGN_RECEIPT
    }

    private final LoopbackService service;
    private volatile As4Reception reception;
    private volatile Mood mood = Mood.GOOD;
    private volatile As4Reception.Reply last = new As4Reception.Reply(200, java.util.Map.of(), new byte[0]);
    private int requests;

    private Wire(As4Reception reception) {
        this.reception = reception;
        this.service = LoopbackService.start("access point", 0, this::take);
    }

    static Wire start(As4Reception reception) {
        return new Wire(reception);
    }

    URI url() {
        return service.url().resolve("/as4");
    }

    void behave(Mood next) {
        mood = next;
    }

    void answer(As4Reception other) {
        reception = other;
    }

    int requests() {
        return requests;
    }

    int post(String type, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(url())
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        requests++;
        byte[] body = exchange.getRequestBody().readAllBytes();
        switch (mood) {
            case GOOD ->
                answer(exchange, last = reception.take(exchange.getRequestHeaders(), new ByteArrayInputStream(body)));
            case RECEIPT_LOST -> last = reception.take(exchange.getRequestHeaders(), new ByteArrayInputStream(body));
            case SAYS_NOTHING -> exchange.sendResponseHeaders(204, -1);
            case BABBLES ->
                answer(
                        exchange,
                        new As4Reception.Reply(200, java.util.Map.of(), "<html/>".getBytes(StandardCharsets.UTF_8)));
            case DOWN -> exchange.sendResponseHeaders(503, -1);
            case FOREIGN_RECEIPT -> answer(exchange, last);
        }
    }

    private static void answer(HttpExchange exchange, As4Reception.Reply reply) throws IOException {
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
        exchange.getResponseBody().write(reply.body());
    }

    @Override
    public void close() {
        service.close();
    }
}
