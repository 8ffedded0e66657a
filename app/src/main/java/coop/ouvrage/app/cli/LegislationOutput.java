package coop.ouvrage.app.cli;

import coop.ouvrage.legislation.DatedValue;
import coop.ouvrage.legislation.Legislation;
import coop.ouvrage.legislation.Parameter;
import coop.ouvrage.legislation.Source;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Figures of the law as JSON or CSV. */
record LegislationOutput(
        Legislation legislation,
        LocalDate day,
        List<Parameter> parameters,
        Predicate<DatedValue> shown,
        boolean history) {

    private static final String[] COLUMNS = {
        "name", "description", "unit", "from", "until", "value", "sources", "mark", "verified", "confirmed", "note"
    };

    String json() {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.put("on", day.toString());
        ArrayNode values = root.putArray("parameters");
        parameters.forEach(
                parameter -> values(parameter).forEach(value -> write(parameter, value, values.addObject())));
        ArrayNode unknown = root.putArray("unknown");
        parameters.stream()
                .filter(parameter -> parameter.on(day).isEmpty())
                .forEach(parameter -> unknown.add(parameter.name()));
        return root.toString();
    }

    private List<DatedValue> values(Parameter parameter) {
        return parameter.values().stream()
                .filter(value -> (history || value.appliesOn(day)) && shown.test(value))
                .toList();
    }

    private void write(Parameter parameter, DatedValue value, ObjectNode json) {
        json.put("name", parameter.name());
        json.put("description", parameter.description());
        json.put("unit", parameter.unit());
        json.put("from", value.from().toString());
        json.put("until", Objects.toString(value.until(), null));
        json.set("value", JsonMapper.shared().valueToTree(value.content()));
        ArrayNode sources = json.putArray("sources");
        value.sources().stream()
                .map(legislation.sources()::get)
                .filter(Objects::nonNull)
                .forEach(source -> write(source, sources.addObject()));
        json.put("mark", value.markOn(day).name());
        json.put("verified", value.markOn(day).isVerified());
        json.put("confirmed", value.confirmed().toString());
        json.put("note", value.note());
    }

    private static void write(Source source, ObjectNode json) {
        json.put("id", source.id()).put("title", source.title()).put("url", source.url());
    }

    String csv() throws IOException {
        StringBuilder text = new StringBuilder();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader(COLUMNS)
                .setRecordSeparator('\n')
                .get();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            for (Parameter parameter : parameters) {
                for (DatedValue value : values(parameter)) {
                    printer.printRecord(row(parameter, value));
                }
            }
        }
        return text.toString();
    }

    private List<String> row(Parameter parameter, DatedValue value) {
        return List.of(
                parameter.name(),
                parameter.description(),
                parameter.unit(),
                value.from().toString(),
                Objects.toString(value.until(), ""),
                value.content() instanceof String figure
                        ? figure
                        : JsonMapper.shared().writeValueAsString(value.content()),
                String.join(" ", value.sources()),
                value.markOn(day).name(),
                Boolean.toString(value.markOn(day).isVerified()),
                value.confirmed().toString(),
                Objects.toString(value.note(), ""));
    }
}
