package coop.ouvrage.treasury.format;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line of a CODA file; positions count from 1, as in the standard.
 *
 * <p>Some banks write UTF-8 but count bytes, so that every letter of two bytes moves what follows. Such a line has 128 bytes
 * and fewer characters; its fields are cut from the bytes.
 */
final class CodaLine {

    static final int LENGTH = 128;

    /** CODA is younger than 1990, so two digits from 80 on are of the last century. No bank file of any format is older. */
    static final int FIRST_YEAR = 1980;

    private final int number;
    private final String raw;
    private final String fields;
    private final boolean countedInBytes;

    CodaLine(int number, String raw) {
        this.number = number;
        this.raw = raw;
        byte[] utf8 = raw.getBytes(StandardCharsets.UTF_8);
        this.countedInBytes = utf8.length == LENGTH && raw.length() < LENGTH;
        String counted = countedInBytes ? new String(utf8, StandardCharsets.ISO_8859_1) : raw;
        this.fields = counted.length() >= LENGTH ? counted : counted + " ".repeat(LENGTH - counted.length());
    }

    int number() {
        return number;
    }

    String raw() {
        return raw;
    }

    boolean isShort() {
        return raw.length() < LENGTH && !countedInBytes;
    }

    boolean isTooLong() {
        return raw.stripTrailing().length() > LENGTH;
    }

    char at(int position) {
        return fields.charAt(position - 1);
    }

    /** The record identification: one character, two for movements and information. */
    String record() {
        char first = at(1);
        return first == '2' || first == '3' ? fields.substring(0, 2) : String.valueOf(first);
    }

    /** The field as it stands, blanks included. */
    String field(int from, int to) {
        String field = fields.substring(from - 1, to);
        return countedInBytes ? new String(field.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8) : field;
    }

    String text(int from, int to) {
        return field(from, to).strip();
    }

    /** Fifteen digits with three decimals from this position, negative where the sign says debit. */
    BigDecimal amount(int sign, int from) {
        BigDecimal amount = sum(from);
        return switch (at(sign)) {
            case '0' -> amount;
            case '1' -> amount.negate();
            default -> throw new Rejection("sign", String.valueOf(at(sign)));
        };
    }

    /** Fifteen digits with three decimals from this position. */
    BigDecimal sum(int from) {
        String digits = field(from, from + 14);
        if (!digits.matches("[0-9]{15}")) {
            throw new Rejection("amount", digits.strip());
        }
        return new BigDecimal(digits).movePointLeft(3);
    }

    int count(int from, int to) {
        String digits = field(from, to);
        if (!digits.matches("[0-9]+")) {
            throw new Rejection("number", digits.strip());
        }
        return Integer.parseInt(digits);
    }

    /** DDMMYY; null if zeros or blanks say that it is unknown. */
    @Nullable
    LocalDate date(int from) {
        String digits = field(from, from + 5);
        if (digits.isBlank() || digits.equals("000000")) {
            return null;
        }
        if (!digits.matches("[0-9]{6}")) {
            throw new Rejection("date", digits);
        }
        int year = Integer.parseInt(digits.substring(4));
        try {
            return LocalDate.of(
                    (1900 + year >= FIRST_YEAR ? 1900 : 2000) + year,
                    Integer.parseInt(digits.substring(2, 4)),
                    Integer.parseInt(digits.substring(0, 2)));
        } catch (DateTimeException e) {
            throw new Rejection("date", digits);
        }
    }
}
