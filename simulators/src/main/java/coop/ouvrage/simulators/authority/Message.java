package coop.ouvrage.simulators.authority;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The body of a declaration, read. What cannot be read is a {@link BadForm}: the authority answers 400. */
record Message(
        Declaration.Kind kind,
        String employer,
        String worker,
        boolean numbered,
        String workerType,
        @Nullable LocalDate start,
        @Nullable LocalDate end,
        int plannedHours,
        boolean hoursGiven,
        @Nullable Long periodId) {

    /** Joint committee whose workers are lent. */
    private static final String AGENCIES = "322";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Declaration.Kind> BODIES = Map.of(
            "dimonaIn", Declaration.Kind.IN,
            "dimonaOut", Declaration.Kind.OUT,
            "dimonaUpdate", Declaration.Kind.UPDATE,
            "dimonaCancel", Declaration.Kind.CANCEL);

    static Message read(byte[] bytes) {
        try {
            return read(JSON.readTree(bytes));
        } catch (JacksonException | DateTimeException e) {
            throw new BadForm("not readable");
        }
    }

    private static Message read(JsonNode root) {
        List<String> bodies = BODIES.keySet().stream().filter(root::has).toList();
        if (bodies.size() != 1) {
            throw new BadForm("exactly one of dimonaIn, dimonaOut, dimonaUpdate, dimonaCancel");
        }
        Declaration.Kind kind = java.util.Objects.requireNonNull(BODIES.get(bodies.getFirst()));
        JsonNode body = root.path(bodies.getFirst());
        boolean in = kind == Declaration.Kind.IN;
        if (!in && !body.path("periodId").isIntegralNumber()) {
            throw new BadForm("periodId");
        }
        JsonNode features = body.path("features");
        if (features.path("jointCommissionNumber").asString("").equals(AGENCIES) && features.size() < 3) {
            throw new BadForm("the company that uses an agency worker");
        }
        JsonNode worker = root.path("worker");
        return new Message(
                kind,
                in ? required(root.path("employer"), "enterpriseNumber") : "",
                in ? worker(worker) : "",
                worker.has("ssin"),
                in ? required(features, "workerType") : "",
                date(body, "startDate"),
                date(body, "endDate"),
                body.path("plannedHoursNumber").asInt(0),
                body.has("plannedHoursNumber"),
                in ? null : body.path("periodId").asLong());
    }

    private static String worker(JsonNode worker) {
        if (worker.has("ssin")) {
            return worker.path("ssin").asString();
        }
        return required(worker, "familyName") + "|" + required(worker, "givenName") + "|"
                + required(worker, "birthDate");
    }

    private static @Nullable LocalDate date(JsonNode body, String field) {
        return body.has(field) ? LocalDate.parse(body.path(field).asString()) : null;
    }

    private static String required(JsonNode node, String field) {
        String value = node.path(field).asString("");
        if (value.isBlank()) {
            throw new BadForm(field);
        }
        return value;
    }

    /** The body does not follow the form. */
    static final class BadForm extends RuntimeException {
        private static final long serialVersionUID = 1;

        BadForm(String what) {
            super(what);
        }
    }
}
