package coop.ouvrage.reporting;

import coop.ouvrage.documents.Report;
import coop.ouvrage.documents.ReportPrint;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A report with the numbers behind it: as HTML, as PDF, as open data. */
public final class Publication {

    private final Report report;
    private final YearFigures figures;

    Publication(Report report, YearFigures figures) {
        this.report = report;
        this.figures = figures;
    }

    public Report report() {
        return report;
    }

    public String html() {
        return ReportPrint.html(report);
    }

    public byte[] pdf() {
        return ReportPrint.pdf(report);
    }

    /**
     * Open data by the name of the file: every table as it is shown, the numbers behind them, small groups hidden, and {@code
     * datapackage.json} that describes each with its query (Frictionless Data Package, tabular).
     */
    public Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        List<Map<String, Object>> resources = new ArrayList<>();
        for (YearFigures.Group table : figures.tables()) {
            files.put("data/" + table.name() + ".csv", csv(table));
            resources.add(resource(table.name(), fields(table), table.query()));
        }
        if (!figures.figures().isEmpty()) {
            files.put("data/key_figures.csv", keyFigures());
            resources.add(resource("key_figures", List.of("figure", "unit", "value", "year_before", "query"), ""));
        }
        report.tables().forEach(table -> files.put(table.name() + ".csv", csv(table)));
        if (!resources.isEmpty()) {
            files.put("data/datapackage.json", json(resources));
        }
        return files;
    }

    private static List<String> fields(YearFigures.Group table) {
        List<String> fields = new ArrayList<>(List.of("group"));
        table.columns().forEach(column -> fields.add(column.name() + "_" + column.unit()));
        return fields;
    }

    private static byte[] csv(YearFigures.Group table) {
        List<List<String>> rows = new ArrayList<>();
        for (YearFigures.Line line : table.lines()) {
            List<String> cells = new ArrayList<>(List.of(line.group()));
            line.values().forEach(value -> cells.add(text(value)));
            rows.add(cells);
        }
        return csv(fields(table), rows);
    }

    private static byte[] csv(Report.Table table) {
        return csv(table.columns(), table.rows().stream().map(Report.Row::cells).toList());
    }

    private byte[] keyFigures() {
        return csv(
                List.of("figure", "unit", "value", "year_before", "query"),
                figures.figures().stream()
                        .map(f -> List.of(f.name(), f.unit(), text(f.value()), text(f.before()), f.query()))
                        .toList());
    }

    private static String text(@Nullable BigDecimal value) {
        return value == null ? "" : value.stripTrailingZeros().toPlainString();
    }

    private static byte[] csv(List<String> columns, List<List<String>> rows) {
        StringBuilder out = new StringBuilder();
        out.append(CSVFormat.RFC4180.format(columns.toArray())).append("\r\n");
        rows.forEach(row -> out.append(CSVFormat.RFC4180.format(row.toArray())).append("\r\n"));
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> resource(String name, List<String> fields, String query) {
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("name", name);
        resource.put("path", name + ".csv");
        resource.put("profile", "tabular-data-resource");
        resource.put("encoding", "utf-8");
        resource.put(
                "schema",
                Map.of(
                        "fields",
                        fields.stream().map(field -> Map.of("name", field)).toList(),
                        "missingValues",
                        List.of("")));
        resource.put("query", query);
        return resource;
    }

    private byte[] json(List<Map<String, Object>> resources) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("name", "ouvrage-" + figures.year());
        described.put("title", report.title());
        described.put("profile", "tabular-data-package");
        described.put("description", "An empty cell belongs to a group too small to be shown.");
        described.put("resources", resources);
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsBytes(described);
    }
}
