package coop.ouvrage.payroll;

import coop.ouvrage.legislation.Citation;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names a figure of the law as the country pack does, with the cell of its table; without such a name, by the words of its code. */
public final class FigureName {

    private FigureName() {}

    /**
     * @param known whether there is a text for a key, in the language of the reader
     * @param text that text
     */
    public static String of(Citation citation, Predicate<String> known, UnaryOperator<String> text) {
        String name = ofParameter(citation, known, text);
        return citation.path().isEmpty()
                ? name
                : name + ", "
                        + Stream.of(citation.path().split("\\."))
                                .map(cell -> named("cell." + cell, cell, known, text))
                                .collect(Collectors.joining(" "));
    }

    /** The same without the cell. */
    static String ofParameter(Citation citation, Predicate<String> known, UnaryOperator<String> text) {
        String code = citation.parameter();
        return named("law." + code.replace('/', '.'), code.substring(code.lastIndexOf('/') + 1), known, text);
    }

    private static String named(String key, String code, Predicate<String> known, UnaryOperator<String> text) {
        return known.test(key) ? text.apply(key) : code.replace('_', ' ');
    }
}
