package coop.ouvrage.replay.population;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** The published tables that a population is made after, as printed, each cell with its source. */
public final class Published {

    /** One cell of a table; bounds only where the category is a bracket, the upper one null where it is open. */
    public record Cell(
            String category,
            @Nullable BigDecimal lower,
            @Nullable BigDecimal upper,
            BigDecimal value,
            String source) {}

    private final Map<String, List<Cell>> tables = new LinkedHashMap<>();

    private Published() {}

    public static Published read() {
        Published published = new Published();
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (InputStreamReader reader = new InputStreamReader(
                Objects.requireNonNull(Published.class.getResourceAsStream("/replay/published.csv")),
                StandardCharsets.UTF_8)) {
            format.parse(reader).forEach(published::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return published;
    }

    private void add(CSVRecord row) {
        tables.computeIfAbsent(row.get("table"), name -> new java.util.ArrayList<>())
                .add(new Cell(
                        row.get("category"),
                        number(row.get("lower")),
                        number(row.get("upper")),
                        new BigDecimal(row.get("value")),
                        row.get("source")));
    }

    private static @Nullable BigDecimal number(String text) {
        return text.isEmpty() ? null : new BigDecimal(text);
    }

    /** The cells of a table in the order in which they are printed. */
    public List<Cell> table(String name) {
        return Objects.requireNonNull(tables.get(name), name);
    }

    public BigDecimal value(String table, String category) {
        return table(table).stream()
                .filter(cell -> cell.category().equals(category))
                .findFirst()
                .orElseThrow()
                .value();
    }

    /** What a printed total comes to at a scale, half-up to the unit, never below one. */
    public int total(String category, BigDecimal scale) {
        return Math.max(
                1,
                value("totals", category)
                        .multiply(scale)
                        .setScale(0, java.math.RoundingMode.HALF_UP)
                        .intValueExact());
    }

    public List<String> categories(String table) {
        return table(table).stream().map(Cell::category).toList();
    }

    public List<BigDecimal> values(String table) {
        return table(table).stream().map(Cell::value).toList();
    }
}
