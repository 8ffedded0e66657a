package coop.ouvrage.unit;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The short name of a unit that others write on papers for it, such as {@code OV-1A2B3C4D}: the end of its identifier. */
public final class UnitCode {

    private static final Pattern WRITTEN = Pattern.compile("(?:OV-?)?([0-9A-F]{8})");
    private static final int LENGTH = 8;

    private UnitCode() {}

    public static String of(UUID unit) {
        String hex = unit.toString().replace("-", "");
        return "OV-" + hex.substring(hex.length() - LENGTH).toUpperCase(Locale.ROOT);
    }

    /** The eight digits of a code as somebody typed it, in small letters; empty if it is none. */
    static Optional<String> digits(String typed) {
        Matcher matcher = WRITTEN.matcher(typed.strip().toUpperCase(Locale.ROOT));
        return matcher.matches() ? Optional.of(matcher.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }
}
