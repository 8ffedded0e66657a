package coop.ouvrage.legislation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a parameter says on one day: a figure, a text, rows, or cells by key. Numbers are read once, when the day is looked up. */
public final class Table {

    private final Citation citation;
    private final String text;
    private final @Nullable Figure figure;
    private final Map<String, Table> cells = new LinkedHashMap<>();
    private final List<Table> rows = new ArrayList<>();

    Table(Object content, Citation citation) {
        this.citation = citation;
        this.text = content.toString();
        this.figure = content instanceof String decimal ? read(decimal, citation) : null;
        if (content instanceof Map<?, ?> map) {
            map.forEach((key, value) -> cells.put((String) key, new Table(value, citation.at((String) key))));
        }
        if (content instanceof List<?> list) {
            list.forEach(value -> rows.add(new Table(value, citation.at(Integer.toString(rows.size() + 1)))));
        }
    }

    private static @Nullable Figure read(String decimal, Citation citation) {
        boolean number = !decimal.isEmpty() && decimal.chars().allMatch(c -> Character.isDigit(c) || c == '.');
        return number ? new Figure(new BigDecimal(decimal), citation) : null;
    }

    /** The only figure. */
    public Figure figure() {
        if (figure == null) {
            throw new IllegalStateException(citation.name() + " is no number: " + text);
        }
        return figure;
    }

    public Figure figure(String key) {
        return cell(key).figure();
    }

    /** Names of the cells, in the order of the file. */
    public Set<String> keys() {
        return Collections.unmodifiableSet(cells.keySet());
    }

    /** Whether the cell is filled. */
    public boolean has(String key) {
        Table cell = cells.get(key);
        return cell != null && !cell.text.equals("null");
    }

    public Table cell(String key) {
        Table cell = cells.get(key);
        if (cell == null) {
            throw new IllegalStateException(citation.name() + " has no cell " + key);
        }
        return cell;
    }

    /** The rows of a list, empty for anything else. */
    public List<Table> rows() {
        return rows;
    }

    /** The content as written. */
    public String text() {
        return text;
    }

    public Citation citation() {
        return citation;
    }
}
