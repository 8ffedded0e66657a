package coop.ouvrage.app.intake;

import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One line of a file. What cannot be read throws {@link RefusedException} with the column.
 *
 * @param line in the file, its heading being 1
 */
record Row(long line, Map<String, String> cells) {

    private static final int SHOWN = 40;

    String key() {
        return text("key");
    }

    /** Empty if there is nothing. */
    String text(String column) {
        return cells.getOrDefault(column, "").strip();
    }

    @Nullable
    String textOrNull(String column) {
        return text(column).isEmpty() ? null : text(column);
    }

    String needed(String column) {
        if (text(column).isEmpty()) {
            throw new RefusedException(Refusal.of("installation.value_missing", "column", column));
        }
        return text(column);
    }

    @Nullable
    LocalDate date(String column) {
        try {
            return text(column).isEmpty() ? null : LocalDate.parse(text(column));
        } catch (DateTimeParseException e) {
            throw unreadable(column);
        }
    }

    int number(String column) {
        if (!text(column).matches("[0-9]{0,6}")) {
            throw unreadable(column);
        }
        return text(column).isEmpty() ? 0 : Integer.parseInt(text(column));
    }

    Money amount(String column) {
        if (!text(column).matches("([0-9]{1,12}(\\.[0-9]{1,2})?)?")) {
            throw unreadable(column);
        }
        return text(column).isEmpty() ? Money.ZERO : Money.of(text(column));
    }

    boolean yes(String column) {
        return switch (text(column).toLowerCase(Locale.ROOT)) {
            case "", "no", "non", "nee", "nein", "0", "false" -> false;
            case "yes", "oui", "ja", "1", "true" -> true;
            default -> throw unreadable(column);
        };
    }

    /** One of the names of an enumeration, in any case; {@code otherwise} if there is nothing. */
    <E extends Enum<E>> E one(String column, Class<E> type, E otherwise) {
        String name = text(column).toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        return name.isEmpty()
                ? otherwise
                : Arrays.stream(type.getEnumConstants())
                        .filter(one -> one.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> unreadable(column));
    }

    Locale language(String column) {
        String code = text(column).toLowerCase(Locale.ROOT);
        if (!code.isEmpty() && !Set.of("fr", "nl", "de", "en").contains(code)) {
            throw unreadable(column);
        }
        return Locale.of(code.isEmpty() ? "fr" : code);
    }

    RefusedException unreadable(String column) {
        String value = text(column);
        return new RefusedException(Refusal.of(
                "installation.value_unreadable",
                "column",
                column,
                "value",
                value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value));
    }
}
