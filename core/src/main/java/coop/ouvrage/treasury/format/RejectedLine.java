package coop.ouvrage.treasury.format;

import java.util.List;
import java.util.Locale;

/**
 * A line of the file (in XML: the entry that starts there) that could not be read, with the reason.
 *
 * @param reason key of the message, after {@code treasury.rejected.}
 */
public record RejectedLine(int line, String text, String reason, List<String> arguments) {

    private static final int LONGEST = 400;
    private static final int LONGEST_ARGUMENT = 60;

    public RejectedLine {
        text = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        arguments = arguments.stream().map(RejectedLine::shortened).toList();
    }

    private static String shortened(String argument) {
        return argument.length() <= LONGEST_ARGUMENT ? argument : argument.substring(0, LONGEST_ARGUMENT) + "…";
    }

    static RejectedLine of(int line, String text, String reason, String... arguments) {
        return new RejectedLine(line, text, reason, List.of(arguments));
    }

    /** In the language of the reader: fr, nl, de or en. */
    public String message(Locale locale) {
        return FormatTexts.text("treasury.rejected." + reason, arguments, locale);
    }
}
