package coop.ouvrage.replay;

import coop.ouvrage.documents.Report;
import coop.ouvrage.documents.ReportPrint;
import coop.ouvrage.replay.population.Marginals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The comparison as a page and as tables in the data directory, and its sums for the figures. */
@ReplayOnly
@Component
class ComparisonFiles {

    private static final List<Integer> ROOMS = List.of(1, 5, 10);

    private final Comparison comparison;
    private final ReplayedYear year;
    private final Path directory;

    ComparisonFiles(Comparison comparison, ReplayedYear year, @Value("${ouvrage.data}") String data) {
        this.comparison = comparison;
        this.year = year;
        this.directory = Path.of(data);
    }

    /** Writes {@code comparison.csv}, {@code comparison.html} and {@code lived.csv}. */
    Map<String, Object> told() {
        List<Compared> cells = comparison.cells();
        write("comparison.csv", csv(cells));
        write("lived.csv", csv(comparison.all()));
        write("comparison.html", ReportPrint.html(page(cells)));
        List<Compared> drawn = of(cells, Compared.DRAWN);
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("cells", cells.size());
        told.put("drawn", drawn.size());
        told.put(
                "drawn_within_one_percent_or_one",
                drawn.stream().filter(cell -> cell.isWithin(1)).count());
        told.put("from_modules", modules(of(cells, Compared.BOOKS)));
        told.put(
                "not_compared",
                of(cells, Compared.NOWHERE).stream()
                        .map(cell -> cell.table() + ": " + cell.category())
                        .toList());
        told.put(
                "outcomes",
                cells.stream()
                        .filter(cell -> cell.table().equals("outcomes"))
                        .map(ComparisonFiles::outcome)
                        .toList());
        told.put("followed_where_tables_disagree", Marginals.FOLLOWED);
        told.put("files", List.of("comparison.html", "comparison.csv", "lived.csv"));
        return told;
    }

    private static List<Compared> of(List<Compared> cells, String origin) {
        return cells.stream().filter(cell -> cell.origin().equals(origin)).toList();
    }

    private static Map<String, Object> modules(List<Compared> cells) {
        List<Compared> beside =
                cells.stream().filter(cell -> cell.published() != null).toList();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("tables", beside.stream().map(Compared::table).distinct().count());
        told.put("cells", beside.size());
        ROOMS.forEach(room -> told.put(
                "within_" + room + "_percent_or_one",
                beside.stream().filter(cell -> cell.isWithin(room)).count()));
        return told;
    }

    private static Map<String, Object> outcome(Compared cell) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", cell.category());
        fields.put("unit", cell.unit());
        fields.put("published", text(cell.expected()));
        fields.put("lived", text(cell.lived()));
        return fields;
    }

    private static String csv(List<Compared> cells) {
        CSVFormat format = CSVFormat.RFC4180;
        return Stream.concat(
                        Stream.of(format.format(
                                "table",
                                "category",
                                "unit",
                                "published",
                                "expected",
                                "lived",
                                "deviation",
                                "deviation_percent",
                                "lived_from",
                                "published_in")),
                        cells.stream()
                                .map(cell -> format.format(
                                        cell.table(),
                                        cell.category(),
                                        cell.unit(),
                                        text(cell.published()),
                                        text(cell.expected()),
                                        text(cell.lived()),
                                        text(cell.deviation()),
                                        text(cell.deviationPercent()),
                                        cell.origin(),
                                        cell.source())))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private Report page(List<Compared> cells) {
        String title = "Lived and published: " + year.first().getYear() + " at scale "
                + year.population().scale().toPlainString();
        List<Report.Section> sections = new ArrayList<>();
        sections.add(section("modules", "What modules and books say", cells, Compared.BOOKS, """
                Read from the database of the lived year. Shares are of the whole that was lived; totals are the printed ones times the \
                scale."""));
        sections.add(
                section("drawn", "What was drawn by quota", cells, Compared.DRAWN, "The population before it lived."));
        sections.add(section("follows", "What follows from it", cells, Compared.FOLLOWS, ""));
        sections.add(section("nowhere", "What cannot be compared", cells, Compared.NOWHERE, "No module keeps it."));
        List<Report.Row> rows = Marginals.FOLLOWED.entrySet().stream()
                .map(entry -> new Report.Row(1, List.of(entry.getKey() + ": " + entry.getValue())))
                .toList();
        sections.add(new Report.Section(
                "followed",
                "Where published tables disagree",
                "",
                List.of(new Report.Table("followed", "Which one was followed", List.of("tables"), rows, ""))));
        return new Report("en", "Ouvrage", title, "", title, sections);
    }

    private static Report.Section section(String id, String heading, List<Compared> cells, String origin, String lead) {
        Map<String, List<Compared>> tables = of(cells, origin).stream()
                .collect(Collectors.groupingBy(Compared::table, LinkedHashMap::new, Collectors.toList()));
        List<Report.Block> blocks = new ArrayList<>();
        tables.forEach((name, rows) -> blocks.add(table(id + "_" + name.replace(' ', '_'), name, rows)));
        return new Report.Section(id, heading, lead, blocks);
    }

    private static Report.Table table(String id, String name, List<Compared> cells) {
        List<Report.Row> rows = cells.stream()
                .map(cell -> new Report.Row(
                        1,
                        List.of(
                                cell.category(),
                                shown(cell.published()),
                                shown(cell.expected()),
                                shown(cell.lived()),
                                shown(cell.deviation()),
                                shown(cell.deviationPercent()))))
                .toList();
        String sources = cells.stream()
                .map(Compared::source)
                .filter(source -> !source.isEmpty())
                .distinct()
                .collect(Collectors.joining("; "));
        String unit = cells.getFirst().unit();
        return new Report.Table(
                id,
                unit.isEmpty() ? name : name + " (" + unit + ")",
                List.of("category", "published", "expected", "lived", "deviation", "%"),
                rows,
                sources);
    }

    private static String text(@Nullable BigDecimal value) {
        return value == null ? "" : value.stripTrailingZeros().toPlainString();
    }

    /** Thousands apart, at most one decimal. */
    private static String shown(@Nullable BigDecimal value) {
        if (value == null) {
            return "";
        }
        BigDecimal rounded = value.setScale(Math.min(1, Math.max(0, value.scale())), RoundingMode.HALF_UP);
        return String.format(java.util.Locale.ROOT, "%,." + rounded.scale() + "f", rounded)
                .replace(',', '\u202f');
    }

    private void write(String file, String text) {
        try {
            Files.writeString(directory.resolve(file), text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
