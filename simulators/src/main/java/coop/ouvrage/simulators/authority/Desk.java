package coop.ouvrage.simulators.authority;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Reads requests, asks the register, writes answers. */
final class Desk {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOKEN = "/REST/oauth/v5/token";
    private static final String DIMONA = "/REST/dimona/v2";

    private final AuthoritySimulator authority;
    private final Register register;
    private final Tokens tokens;

    Desk(AuthoritySimulator authority, Register register, Tokens tokens) {
        this.authority = authority;
        this.register = register;
        this.tokens = tokens;
    }

    void answer(HttpExchange exchange) throws IOException {
        String call =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        if (call.contains(" /simulator/")) {
            bench(exchange, call);
        } else if (authority.behaviour().mode() == Behaviour.Mode.DOWN) {
            exchange.getRequestBody().readAllBytes();
            send(exchange, 500, Map.of("error", "out of service"));
        } else if (call.equals("POST " + TOKEN)) {
            token(exchange);
        } else if (!tokens.accepts(exchange.getRequestHeaders().getFirst("Authorization"), authority.now())) {
            send(exchange, 401, Map.of("error", "invalid_token"));
        } else if (call.equals("POST " + DIMONA + "/declarations")) {
            declare(exchange);
        } else if (call.startsWith("GET " + DIMONA + "/declarations/")) {
            read(exchange, call.substring(call.lastIndexOf('/') + 1));
        } else if (call.equals("GET " + DIMONA + "/periods")) {
            periods(exchange);
        } else {
            send(exchange, 404, Map.of("error", "no such page"));
        }
    }

    private void token(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Optional<String> token = tokens.grant(body, authority.now());
        if (token.isEmpty()) {
            send(exchange, 400, Map.of("error", "invalid_request"));
            return;
        }
        send(
                exchange,
                200,
                Map.of(
                        "access_token",
                        token.get(),
                        "token_type",
                        "Bearer",
                        "expires_in",
                        tokens.life().toSeconds()));
    }

    private void declare(HttpExchange exchange) throws IOException {
        Message message;
        try {
            message = Message.read(exchange.getRequestBody().readAllBytes());
        } catch (Message.BadForm e) {
            authority.note("bad form", Map.of("field", String.valueOf(e.getMessage())));
            send(exchange, 400, Map.of("error", "format", "field", String.valueOf(e.getMessage())));
            return;
        }
        Behaviour behaviour = authority.behaviour();
        Declaration declaration = register.receive(message, behaviour, authority.now());
        authority.note(
                "received",
                Map.of(
                        "declaration",
                        declaration.id(),
                        "kind",
                        declaration.kind().name(),
                        "result",
                        declaration.result()));
        if (behaviour.mode() == Behaviour.Mode.LOST) {
            return; // closed without a word: the sender cannot know
        }
        exchange.getResponseHeaders().set("Location", DIMONA + "/declarations/" + declaration.address());
        exchange.sendResponseHeaders(201, -1);
    }

    private void read(HttpExchange exchange, String id) throws IOException {
        Instant now = authority.now();
        Optional<Register.Reading> reading =
                id.matches("\\d{1,18}") ? register.reading(Long.parseLong(id), now) : Optional.empty();
        if (reading.isEmpty()) {
            send(exchange, 404, Map.of("error", "not processed"));
            return;
        }
        authority.note("read", Map.of("declaration", id, "result", reading.get().result()));
        send(exchange, 200, Map.of("declarationStatus", status(reading.get())));
    }

    private static Map<String, Object> status(Register.Reading reading) {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("result", reading.result());
        status.put("declarationId", reading.declaration().id());
        Long period = reading.declaration().periodId();
        if (period != null && !reading.result().equals("S")) {
            status.put("period", Map.of("id", period, "href", DIMONA + "/periods/" + period));
        }
        status.put(
                "anomalies",
                reading.anomalies().stream()
                        .map(a -> Map.of("code", a.code(), "label", a.text()))
                        .toList());
        status.put("informations", List.of());
        return status;
    }

    private void periods(HttpExchange exchange) throws IOException {
        Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
        List<Map<String, Object>> found = register
                .periods(
                        query.getOrDefault("enterpriseNumber", ""),
                        query.getOrDefault("startDate", ""),
                        authority.now())
                .stream()
                .map(Desk::period)
                .toList();
        send(exchange, 200, Map.of("items", found));
    }

    private static Map<String, Object> period(Period period) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", period.id());
        item.put("employer", Map.of("enterpriseNumber", period.employer()));
        String[] names = period.worker().split("\\|");
        item.put(
                "worker",
                names.length == 1
                        ? Map.of("ssin", period.worker())
                        : Map.of("familyName", names[0], "givenName", names[1], "birthDate", names[2]));
        item.put("workerType", period.workerType());
        item.put("startDate", period.start().toString());
        if (period.end() != null) {
            item.put("endDate", period.end().toString());
        }
        item.put("plannedHoursNumber", period.plannedHours());
        return item;
    }

    private void bench(HttpExchange exchange, String call) throws IOException {
        switch (call) {
            case "GET /simulator/behaviour" -> send(exchange, 200, shown(authority.behaviour()));
            case "PUT /simulator/behaviour" -> {
                JsonNode wish = JSON.readTree(exchange.getRequestBody().readAllBytes());
                authority.behave(new Behaviour(
                        Behaviour.Mode.valueOf(wish.path("mode").asString()),
                        Duration.ofSeconds(wish.path("delaySeconds").asLong(300)),
                        wish.path("reason").asString("set on the bench")));
                send(exchange, 200, shown(authority.behaviour()));
            }
            case "POST /simulator/wake" -> {
                authority.wake();
                send(exchange, 200, Map.of());
            }
            case "POST /simulator/student-hours" -> {
                JsonNode ask = JSON.readTree(exchange.getRequestBody().readAllBytes());
                int left = register.hoursLeft(
                        ask.path("ssin").asString(""), ask.path("year").asInt());
                send(exchange, 200, Map.of("hoursLeft", left));
            }
            default -> send(exchange, 404, Map.of("error", "no such page"));
        }
    }

    private static Map<String, Object> shown(Behaviour behaviour) {
        return Map.of(
                "mode",
                behaviour.mode().name(),
                "delaySeconds",
                behaviour.delay().toSeconds(),
                "reason",
                behaviour.reason());
    }

    private static Map<String, String> query(@org.jspecify.annotations.Nullable String raw) {
        return raw == null
                ? Map.of()
                : Arrays.stream(raw.split("&"))
                        .map(pair -> pair.split("=", 2))
                        .filter(pair -> pair.length == 2)
                        .collect(Collectors.toMap(
                                pair -> pair[0],
                                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                                (a, b) -> b));
    }

    private static void send(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
