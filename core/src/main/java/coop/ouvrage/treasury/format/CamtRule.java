package coop.ouvrage.treasury.format;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A child that an element may have.
 *
 * @param from   first version of the message that has it
 * @param to     last version that has it
 * @param format only in this message, such as {@code camt.053}; empty = in all
 */
record CamtRule(String name, boolean compulsory, boolean repeats, int from, int to, String format) {

    private static final Pattern WRITTEN = Pattern.compile("(\\w+)([!*+?]?)(?:\\[(\\d*)-(\\d*)])?(?:@(05[234]))?");

    /** From its line in {@link CamtRules}. */
    static CamtRule of(String written) {
        Matcher part = WRITTEN.matcher(written);
        if (!part.matches()) {
            throw new IllegalArgumentException(written);
        }
        String mark = part.group(2);
        return new CamtRule(
                part.group(1),
                mark.equals("!") || mark.equals("+"),
                mark.equals("*") || mark.equals("+"),
                number(part.group(3), 0),
                number(part.group(4), 99),
                part.group(5) == null ? "" : "camt." + part.group(5));
    }

    boolean concerns(String message) {
        return format.isEmpty() || format.equals(message);
    }

    boolean holds(int version) {
        return !isNotYetIn(version) && !isGoneIn(version);
    }

    boolean isNotYetIn(int version) {
        return version < from;
    }

    boolean isGoneIn(int version) {
        return version > to;
    }

    @SuppressWarnings("NullAway") // a group that did not take part is null
    private static int number(String digits, int otherwise) {
        return digits == null || digits.isEmpty() ? otherwise : Integer.parseInt(digits);
    }
}
