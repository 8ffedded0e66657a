package coop.ouvrage.replay;

import coop.ouvrage.replay.population.Marginals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The lived year beside the published one: cell by cell in a file, its outcomes and largest differences in the figures. */
@ReplayOnly
@Component
class Comparison {

    private static final String FILE = "comparison.csv";

    private final ReplayedYear year;
    private final Outcomes outcomes;
    private final Path file;

    Comparison(ReplayedYear year, Outcomes outcomes, @Value("${ouvrage.data}") String data) {
        this.year = year;
        this.outcomes = outcomes;
        this.file = Path.of(data).resolve(FILE);
    }

    Map<String, Object> told() {
        List<Marginals.Cell> cells = Marginals.of(year.population());
        List<Outcomes.Outcome> lived = outcomes.all();
        write(cells, lived);
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("cells", cells.size());
        told.put("drawn", cells.stream().filter(Marginals.Cell::drawn).count());
        told.put(
                "drawn_within_one_percent_or_one",
                cells.stream()
                        .filter(Marginals.Cell::drawn)
                        .filter(Marginals.Cell::isNear)
                        .count());
        told.put("outcomes", lived.stream().map(Comparison::outcome).toList());
        told.put("followed_where_tables_disagree", Marginals.FOLLOWED);
        told.put("file", file.getFileName().toString());
        return told;
    }

    private static Map<String, Object> outcome(Outcomes.Outcome one) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", one.name());
        fields.put("unit", one.unit());
        fields.put("published", one.published() == null ? "" : one.published().toPlainString());
        fields.put("lived", one.lived().toPlainString());
        return fields;
    }

    private void write(List<Marginals.Cell> cells, List<Outcomes.Outcome> lived) {
        List<String> rows = new ArrayList<>();
        rows.add("table,category,published,lived,kind");
        cells.forEach(cell -> rows.add("%s,\"%s\",%s,%d,%s"
                .formatted(
                        cell.table(),
                        cell.category(),
                        cell.expected().toPlainString(),
                        cell.generated(),
                        cell.drawn() ? "drawn by quota" : "follows from others")));
        lived.forEach(one -> rows.add("outcomes,\"%s (%s)\",%s,%s,from the books"
                .formatted(one.name(), one.unit(), one.published() == null ? "" : one.published(), one.lived())));
        try {
            Files.write(file, rows, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
