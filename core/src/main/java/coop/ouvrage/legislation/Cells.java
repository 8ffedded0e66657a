package coop.ouvrage.legislation;

import coop.ouvrage.refusal.Refusal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The cells of a value by their place in it, such as {@code 2/rate}, and values made anew from cells. The shape of a value is what
 * formulas rely on: it stays, and where a number stood a number stands.
 */
public final class Cells {

    private static final String BETWEEN = "/";

    private Cells() {}

    /** Every cell in the order of the file; a value that is one figure has one cell without a name. */
    public static Map<String, String> of(Object content) {
        Map<String, String> cells = new LinkedHashMap<>();
        collect("", content, cells);
        return cells;
    }

    private static void collect(String place, Object content, Map<String, String> cells) {
        switch (content) {
            case Map<?, ?> map -> map.forEach((key, value) -> collect(inside(place, key), value, cells));
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    collect(inside(place, i + 1), list.get(i), cells);
                }
            }
            default -> cells.put(place, content.toString());
        }
    }

    private static String inside(String place, Object key) {
        return place.isEmpty() ? key.toString() : place + BETWEEN + key;
    }

    /** The content with its cells replaced; a cell that is not named stays. Numbers are written with a point or a comma. */
    static Object filled(Object content, Map<String, String> cells) {
        return filled("", content, cells);
    }

    private static Object filled(String place, Object content, Map<String, String> cells) {
        return switch (content) {
            case Map<?, ?> map -> {
                Map<String, Object> copy = new LinkedHashMap<>();
                map.forEach((key, value) -> copy.put(key.toString(), filled(inside(place, key), value, cells)));
                yield copy;
            }
            case List<?> list -> {
                List<Object> copy = new ArrayList<>();
                for (int i = 0; i < list.size(); i++) {
                    copy.add(filled(inside(place, i + 1), list.get(i), cells));
                }
                yield copy;
            }
            default -> {
                String old = content.toString();
                String given = cells.getOrDefault(place, old).strip();
                yield isNumber(old) ? given.replace(',', '.') : given;
            }
        };
    }

    /** What speaks against putting those cells into that content: no number where one stood, or nothing at all. */
    static List<Refusal> refusals(Object content, Map<String, String> cells) {
        List<Refusal> refusals = new ArrayList<>();
        of(content).forEach((place, old) -> {
            String given = cells.getOrDefault(place, old).strip();
            if (given.isEmpty() || given.length() > 200) {
                refusals.add(Refusal.of("legislation.cell_empty", "cell", place));
            } else if (isNumber(old) && !isNumber(given.replace(',', '.'))) {
                refusals.add(Refusal.of("legislation.no_number", "cell", place, "text", given));
            }
        });
        return refusals;
    }

    /** As a {@link Table} reads numbers: without sign. */
    private static boolean isNumber(String text) {
        if (text.isEmpty() || text.length() > 30 || !text.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.')) {
            return false;
        }
        try {
            new BigDecimal(text);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
