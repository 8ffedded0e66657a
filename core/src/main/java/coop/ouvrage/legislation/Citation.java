package coop.ouvrage.legislation;

import java.time.LocalDate;
import java.util.List;

/**
 * Where a figure in a calculation comes from.
 *
 * @param path the cell of a table, empty for a single value
 * @param from the first day of the period whose figure was used
 */
public record Citation(
        String parameter,
        String path,
        String unit,
        LocalDate from,
        List<String> sources,
        Mark mark,
        LocalDate confirmed) {

    Citation at(String key) {
        return new Citation(parameter, path.isEmpty() ? key : path + "." + key, unit, from, sources, mark, confirmed);
    }

    /** Parameter and cell in one word. */
    public String name() {
        return path.isEmpty() ? parameter : parameter + "#" + path;
    }
}
