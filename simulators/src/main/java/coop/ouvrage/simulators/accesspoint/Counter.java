package coop.ouvrage.simulators.accesspoint;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The HTTP side of the access point: turns calls into work and work into answers. */
final class Counter {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_BYTES = 60 * 1024 * 1024;

    /** @param body text of the answer, JSON unless {@code xml} */
    private record Answer(int code, byte[] body, boolean xml) {
        static Answer json(int code, Object body) {
            return new Answer(code, JSON.writeValueAsBytes(body), false);
        }
    }

    private final AccessPointSimulator simulator;
    private final PostRoom post;
    private final Participants participants;
    private final Depot depot;

    Counter(AccessPointSimulator simulator, PostRoom post, Participants participants, Depot depot) {
        this.simulator = simulator;
        this.post = post;
        this.participants = participants;
        this.depot = depot;
    }

    void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES);
        @Nullable Answer answer;
        try {
            answer = route(exchange, path, body);
        } catch (Envelope.Unreadable | JacksonException | IllegalArgumentException e) {
            answer = Answer.json(400, Map.of("error", String.valueOf(e.getMessage())));
        }
        if (answer == null) {
            return; // the connection breaks without an answer
        }
        exchange.getResponseHeaders().set("Content-Type", answer.xml() ? "application/xml" : "application/json");
        exchange.sendResponseHeaders(answer.code(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
    }

    private @Nullable Answer route(HttpExchange exchange, String path, byte[] body) {
        String method = exchange.getRequestMethod();
        if (path.startsWith("/simulator/")) {
            return bench(method + " " + path, body);
        }
        if (simulator.behaviour().mode() == Behaviour.Mode.DOWN) {
            return Answer.json(503, Map.of("error", "down"));
        }
        if (method.equals("GET") && path.startsWith("/participants/")) {
            return participant(path.substring("/participants/".length()));
        }
        if (method.equals("POST") && path.equals("/messages")) {
            return send(exchange.getRequestHeaders().getFirst("Idempotency-Key"), body);
        }
        if (method.equals("GET") && path.startsWith("/messages/")) {
            return status(path.substring("/messages/".length()));
        }
        if (method.equals("GET") && path.equals("/reports")) {
            return reports(exchange.getRequestURI().getQuery());
        }
        return path.startsWith("/inbox")
                ? inbox(method, path, body)
                : Answer.json(404, Map.of("error", "no such path"));
    }

    private Answer participant(String id) {
        boolean registered = participants.registered(id);
        return registered
                ? Answer.json(200, Map.of("participant", id, "documents", List.of("Invoice", "CreditNote")))
                : Answer.json(404, Map.of("error", "not registered"));
    }

    private @Nullable Answer send(@Nullable String key, byte[] body) {
        if (key == null || key.isBlank()) {
            return Answer.json(400, Map.of("error", "Idempotency-Key"));
        }
        Parcel known = post.withKey(key);
        if (known != null) {
            boolean same = known.digest().equals(PostRoom.digest(body));
            return same ? taken(known) : Answer.json(409, Map.of("error", "key used for another document"));
        }
        Envelope envelope = Envelope.read(body);
        if (!participants.registered(envelope.receiver())) {
            return Answer.json(404, Map.of("error", "receiver not registered"));
        }
        Parcel parcel = post.take(key, body, envelope, simulator.behaviour(), simulator.now());
        simulator.note(
                "taken",
                Map.of(
                        "id",
                        parcel.id(),
                        "document",
                        parcel.document(),
                        "mode",
                        parcel.mode().name()));
        return parcel.mode() == Behaviour.Mode.BREAK ? null : taken(parcel);
    }

    private static Answer taken(Parcel parcel) {
        String id = parcel.mode() == Behaviour.Mode.UNKNOWN_ID ? "x" + parcel.id() : parcel.id();
        return Answer.json(202, Map.of("messageId", id, "status", "accepted"));
    }

    private Answer status(String id) {
        Parcel parcel = post.withId(id);
        if (parcel == null) {
            return Answer.json(404, Map.of("error", "unknown message"));
        }
        String status = parcel.status(simulator.now());
        return Answer.json(
                200,
                Map.of("messageId", id, "status", status, "reason", status.equals("refused") ? parcel.reason() : ""));
    }

    private Answer reports(@Nullable String query) {
        int after =
                query != null && query.startsWith("after=") ? Integer.parseInt(query.substring("after=".length())) : 0;
        List<Map<String, Object>> rest = new java.util.ArrayList<>();
        for (PostRoom.Report report : post.reports(after, simulator.now())) {
            rest.add(Map.of(
                    "number",
                    after + rest.size() + 1,
                    "messageId",
                    report.messageId(),
                    "status",
                    report.status(),
                    "reason",
                    report.reason(),
                    "at",
                    report.at().toString()));
        }
        return Answer.json(200, rest);
    }

    private Answer inbox(String method, String path, byte[] body) {
        if (path.equals("/inbox")) {
            return Answer.json(200, depot.ids("inbox"));
        }
        String id = path.substring("/inbox/".length());
        if (!depot.ids("inbox").contains(id)) {
            return Answer.json(404, Map.of("error", "unknown message"));
        }
        if (method.equals("DELETE")) {
            depot.remove("inbox", id);
            String status =
                    body.length == 0 ? "AP" : JSON.readTree(body).path("status").asString("AP");
            simulator.note("status", Map.of("id", id, "code", status));
            return Answer.json(200, Map.of("messageId", id));
        }
        return new Answer(200, depot.get("inbox", id), true);
    }

    private Answer bench(String call, byte[] body) {
        switch (call) {
            case "PUT /simulator/behaviour" -> {
                JsonNode json = JSON.readTree(body);
                Behaviour.Mode mode = Behaviour.Mode.valueOf(json.path("mode").asString());
                simulator.behave(new Behaviour(
                        mode,
                        java.time.Duration.ofSeconds(json.path("delaySeconds").asLong(300)),
                        json.path("reason").asString("set on the demo bench")));
            }
            case "PUT /simulator/participants" -> {
                JsonNode json = JSON.readTree(body);
                participants.set(
                        json.path("participant").asString(),
                        json.path("registered").asBoolean(true));
            }
            case "POST /simulator/wake" -> simulator.wake();
            case "POST /simulator/inbox" -> simulator.deliverToInbox(body);
            default -> {
                return Answer.json(404, Map.of("error", "no such path"));
            }
        }
        return Answer.json(200, Map.of("mode", simulator.behaviour().mode().name()));
    }
}
