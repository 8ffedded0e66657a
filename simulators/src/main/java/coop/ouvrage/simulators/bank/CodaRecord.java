package coop.ouvrage.simulators.bank;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;

/** One line of 128 characters under construction; positions count from 1. */
final class CodaRecord {

    private static final DateTimeFormatter DDMMYY = DateTimeFormatter.ofPattern("ddMMyy", Locale.ROOT);

    private final char[] line = new char[128];

    CodaRecord(String identification) {
        Arrays.fill(line, ' ');
        put(1, identification);
    }

    CodaRecord put(int position, String text) {
        String plain = plain(text);
        int length = Math.min(plain.length(), line.length - position + 1);
        plain.getChars(0, length, line, position - 1);
        return this;
    }

    /** At most {@code length} characters. */
    CodaRecord put(int position, String text, int length) {
        String plain = plain(text);
        return put(position, plain.substring(0, Math.min(length, plain.length())));
    }

    CodaRecord number(int position, int digits, long number) {
        return put(position, ("%0" + digits + "d").formatted(number));
    }

    CodaRecord date(int position, LocalDate date) {
        return put(position, DDMMYY.format(date));
    }

    /** Fifteen digits with three decimals, without sign. */
    CodaRecord amount(int position, long cents) {
        return number(position, 15, Math.abs(cents) * 10);
    }

    CodaRecord sign(int position, long cents) {
        return put(position, cents < 0 ? "1" : "0");
    }

    @Override
    public String toString() {
        return new String(line);
    }

    /** Capitals without accents, as Belgian banks print. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^ -~]", ".")
                .toUpperCase(Locale.ROOT);
    }
}
