package coop.ouvrage.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code 2026-11-27}, {@code 27/11/2026}, {@code 27.11.2026} and {@code 27-11-2026}. */
final class TypedDay {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})");

    private TypedDay() {}

    static @Nullable LocalDate read(String text) {
        try {
            Matcher written = WRITTEN.matcher(text);
            return written.matches()
                    ? LocalDate.of(
                            Integer.parseInt(written.group(3)),
                            Integer.parseInt(written.group(2)),
                            Integer.parseInt(written.group(1)))
                    : LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
