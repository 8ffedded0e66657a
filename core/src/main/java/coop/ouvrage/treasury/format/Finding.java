package coop.ouvrage.treasury.format;

import java.util.List;
import java.util.Locale;

/**
 * Something that a reader noticed about a statement file.
 *
 * @param line      where, counted from 1; 0 = the file as a whole
 * @param arguments what the message names, in its order: figures and codes, no names or account numbers
 */
public record Finding(int line, FindingCode code, List<String> arguments) {

    public Finding {
        arguments = List.copyOf(arguments);
    }

    static Finding at(int line, FindingCode code, Object... arguments) {
        return new Finding(
                line,
                code,
                java.util.Arrays.stream(arguments).map(String::valueOf).toList());
    }

    public Severity severity() {
        return code.severity();
    }

    /** In the language of the reader: fr, nl, de or en. */
    public String message(Locale locale) {
        return FormatTexts.text("treasury.finding." + code.code(), arguments, locale);
    }
}
