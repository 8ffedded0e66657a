package coop.ouvrage.parties.identifier;

import java.util.Locale;

/** How people write numbers: with blanks, dots, dashes and slashes that mean nothing. */
final class Digits {

    private Digits() {}

    static String bare(String written) {
        return written.replaceAll("[\\s\\u00a0\\u202f./-]", "").toUpperCase(Locale.ROOT);
    }

    static boolean only(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    static int at(String text, int index) {
        return text.charAt(index) - '0';
    }

    static long number(String text, int from, int to) {
        return Long.parseLong(text.substring(from, to));
    }

    /** Whether the last digit is the check digit of Luhn (ISO 7812). */
    static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = at(digits, digits.length() - 1 - i) * (i % 2 == 0 ? 1 : 2);
            sum += digit > 9 ? digit - 9 : digit;
        }
        return sum % 10 == 0;
    }

    /** All but the last {@code shown} characters hidden, for logs. */
    static String masked(String value, int shown) {
        int hidden = Math.max(0, value.length() - shown);
        return "*".repeat(hidden) + value.substring(hidden);
    }
}
