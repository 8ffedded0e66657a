package coop.ouvrage.desk.legislation;

import coop.ouvrage.web.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One figure or word of a value of the law.
 *
 * @param name where in the table it stands; empty for a value that is one figure
 * @param text as the reader writes numbers
 */
public record Cell(String name, String text) {

    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");

    /** The cells of a value as written in the files of the law; shares are shown in per cent. */
    static List<Cell> of(Object content, String unit, Words words) {
        List<Cell> cells = new ArrayList<>();
        collect("", content, unit, words, cells);
        return List.copyOf(cells);
    }

    private static void collect(String name, Object content, String unit, Words words, List<Cell> cells) {
        switch (content) {
            case Map<?, ?> map -> map.forEach((key, value) -> collect(joined(name, key), value, unit, words, cells));
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    collect(joined(name, i + 1), list.get(i), unit, words, cells);
                }
            }
            default -> cells.add(new Cell(name, text(content.toString(), unit, words)));
        }
    }

    private static String joined(String name, Object key) {
        String word = key.toString().replace('_', ' ');
        return name.isEmpty() ? word : name + " " + word;
    }

    private static String text(String written, String unit, Words words) {
        if (written.equals("null")) {
            return "–";
        }
        if (!NUMBER.matcher(written).matches()) {
            return written;
        }
        BigDecimal number = new BigDecimal(written);
        boolean share = unit.equals("/1") && number.compareTo(BigDecimal.TWO) < 0;
        boolean cents = unit.startsWith("EUR") && number.scale() == 1;
        return share ? words.percent(number) : words.number(cents ? number.setScale(2) : number);
    }
}
