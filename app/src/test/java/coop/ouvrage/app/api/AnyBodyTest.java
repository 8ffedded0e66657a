package coop.ouvrage.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Role;
import coop.ouvrage.app.testing.OuvrageTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/**
 * Every POST of the API, with a body made from its description and then spoilt field by field: whatever comes, the answer is a refusal in
 * words, never a breakdown.
 */
@Tag("long")
@OuvrageTest
@Import(ApiWorld.class)
class AnyBodyTest {

    private static final List<Object> TEXTS = List.of(
            "",
            "x".repeat(5000),
            "nul \u0000 byte",
            "\u202Eturned",
            "\uD800",
            "NaN",
            "1.005",
            "1,50",
            "-1.00",
            "0",
            "99999999999",
            "1e400");
    private static final List<Object> WRONG_KINDS =
            List.of(true, 7, 1.5, "x", List.of(List.of()), Map.of("x", Map.of()));
    private static final List<Object> NUMBERS = List.of(-1, 0, 1.5, 99_999_999_999L, "1");
    private static final List<Object> DAYS =
            List.of("2026-02-30", "+99999-01-01", "-0001-01-01", "9999-12-31", "tomorrow");

    private final ApiWorld world;
    private final Map<String, Object> real = new LinkedHashMap<>();

    @LocalServerPort
    int port;

    AnyBodyTest(ApiWorld world) {
        this.world = world;
    }

    @Test
    void neverBreaksTheServer() {
        Program program = everybody();
        JsonNode api = program.get("/api/openapi.json").json();
        Set<String> broken = new TreeSet<>();
        List<Integer> sent = new ArrayList<>();
        api.path("paths").propertyStream().forEach(path -> {
            String address = path.getKey()
                    .replace("/units/{id}", "/units/" + real.get("unit"))
                    .replace("/clients/{id}", "/clients/" + real.get("client"))
                    .replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
            JsonNode body = path.getValue().at("/post/requestBody/content/application~1json/schema");
            for (Object spoilt : bodies(api, body)) {
                Program.Answer answer = program.post(address, spoilt);
                sent.add(answer.status());
                if (answer.status() >= 500) {
                    String text = String.valueOf(spoilt);
                    broken.add(path.getKey() + " " + text.substring(0, Math.min(300, text.length())));
                }
            }
        });
        assertThat(broken).isEmpty();
        assertThat(sent).hasSizeGreaterThan(2000).contains(400, 404, 422);
    }

    /** A holder with a client, so that bodies get past the door. */
    private Program everybody() {
        UUID maud = world.person("Maud", "Lekeux", "maud@lekeux.example");
        Program program = world.user(port, "maud@lekeux.example", Role.MEMBER, maud);
        String unit = world.unit(maud);
        real.put("unit", unit);
        real.put("client", world.client(program, unit, "Dumont"));
        real.put("worker", maud.toString());
        return program;
    }

    private List<Object> bodies(JsonNode api, JsonNode schema) {
        List<Object> bodies = new ArrayList<>();
        if (schema.isMissingNode()) {
            return bodies;
        }
        bodies.addAll(List.of("", "{", "null", "[]", "\"text\"", "{}", "{\"unknown\":1}", "[".repeat(2000)));
        Object whole = sample(api, schema);
        bodies.add(whole);
        if (whole instanceof Map<?, ?> fields) {
            bodies.addAll(variants(fields));
        }
        return bodies;
    }

    /** The same fields, each in turn spoilt, left empty, or of another kind; fields within fields too. */
    private static List<Object> variants(Map<?, ?> fields) {
        List<Object> variants = new ArrayList<>();
        fields.forEach((name, value) -> {
            List<@Nullable Object> others = new ArrayList<>(spoilt(value));
            others.addAll(WRONG_KINDS);
            others.add(null);
            if (value instanceof Map<?, ?> inner) {
                others.addAll(variants(inner));
            }
            if (value instanceof List<?> list && !list.isEmpty() && list.getFirst() instanceof Map<?, ?> inner) {
                variants(inner).forEach(one -> others.add(List.of(one)));
            }
            for (Object other : others) {
                Map<Object, @Nullable Object> body = new LinkedHashMap<>(fields);
                body.put(name, other);
                variants.add(body);
            }
        });
        return variants;
    }

    private static List<Object> spoilt(@Nullable Object value) {
        return switch (value) {
            case String day when day.startsWith("2026-") -> DAYS;
            case String text -> TEXTS;
            case Number number -> NUMBERS;
            case List<?> list -> List.of(List.of(), List.of("x"), List.of(Map.of()), "x");
            case Map<?, ?> map -> List.of(Map.of(), List.of(), "x");
            case null, default -> List.of("x", 7);
        };
    }

    private Object sample(JsonNode api, JsonNode schema) {
        if (schema.has("$ref")) {
            return sample(api, api.at(schema.path("$ref").asString().substring(1)));
        }
        if (schema.has("enum")) {
            return schema.at("/enum/0").asString();
        }
        String type = schema.path("type").isArray()
                ? schema.at("/type/0").asString()
                : schema.path("type").asString();
        return switch (type) {
            case "object" -> {
                Map<String, Object> fields = new LinkedHashMap<>();
                schema.path("properties")
                        .propertyStream()
                        .forEach(p -> fields.put(p.getKey(), real.getOrDefault(p.getKey(), sample(api, p.getValue()))));
                yield fields;
            }
            case "array" -> List.of(sample(api, schema.path("items")));
            case "integer", "number" -> 3;
            case "boolean" -> true;
            default -> text(schema);
        };
    }

    private static String text(JsonNode schema) {
        if (schema.has("pattern")) {
            return schema.path("example").asString();
        }
        return switch (schema.path("format").asString()) {
            case "uuid" -> UUID.randomUUID().toString();
            case "date" -> "2026-12-04";
            case "byte" -> "AAAA";
            default -> "be";
        };
    }
}
