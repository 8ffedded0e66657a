package coop.ouvrage.replay.population;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

    /** Tables that are printed for the making of the population alone, or assumed. */
    public static final Set<String> PARAMETERS = Set.of("payment", "costs");

    private final Map<String, List<Cell>> tables = new LinkedHashMap<>();
    private final Map<String, String> yields = new HashMap<>();

    private Published() {}

    public static Published read() {
        Published published = new Published();
        try (InputStreamReader reader = new InputStreamReader(
                Objects.requireNonNull(Published.class.getResourceAsStream("/replay/published.csv")),
                StandardCharsets.UTF_8)) {
            published.add(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return published;
    }

    /**
     * These tables and those of a file of the same columns; a table of the file takes the place of one of its name. A column {@code
     * lived} may name the lived table to compare with, where that has another name.
     *
     * @param file null for none
     */
    public static Published with(@Nullable String file) {
        Published published = read();
        if (file != null) {
            Published more = new Published();
            try (Reader reader = Files.newBufferedReader(Path.of(file))) {
                more.add(reader);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
            published.tables.putAll(more.tables);
            published.yields.putAll(more.yields);
        }
        return published;
    }

    private void add(Reader reader) throws IOException {
        CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(reader)
                .forEach(this::add);
    }

    private void add(CSVRecord row) {
        tables.computeIfAbsent(row.get("table"), name -> new java.util.ArrayList<>())
                .add(new Cell(
                        row.get("category"),
                        number(row.get("lower")),
                        number(row.get("upper")),
                        new BigDecimal(row.get("value")),
                        row.isMapped("source") ? row.get("source") : ""));
        if (row.isMapped("lived") && !row.get("lived").isEmpty()) {
            yields.put(row.get("table"), row.get("lived"));
        }
    }

    private static @Nullable BigDecimal number(String text) {
        return text.isEmpty() ? null : new BigDecimal(text);
    }

    /** The cells of a table in the order in which they are printed. */
    public List<Cell> table(String name) {
        return Objects.requireNonNull(tables.get(name), name);
    }

    public Set<String> names() {
        return tables.keySet();
    }

    /** The name of the lived table to compare a table with. */
    public String yieldedBy(String table) {
        return yields.getOrDefault(table, table);
    }

    public Cell cell(String table, String category) {
        return table(table).stream()
                .filter(cell -> cell.category().equals(category))
                .findFirst()
                .orElseThrow();
    }

    public BigDecimal value(String table, String category) {
        return cell(table, category).value();
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
