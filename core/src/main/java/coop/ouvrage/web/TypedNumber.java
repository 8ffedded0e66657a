package coop.ouvrage.web;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code 1 234,50 €}, {@code 1.234,50}, {@code 1,234.50} and {@code -12}: the last of point and comma divides. */
final class TypedNumber {

    private static final Pattern DIGITS = Pattern.compile("-?\\d{1,15}(\\.\\d{1,9})?");
    private static final Pattern GROUPED = Pattern.compile("-?\\d{1,3}([.,])\\d{3}(\\1\\d{3})+");

    private TypedNumber() {}

    static @Nullable BigDecimal read(String typed) {
        String text = typed.replaceAll("[\\s\\u00a0\\u202f'’]", "")
                .replace('\u2212', '-')
                .replace("€", "")
                .replace("EUR", "");
        if (GROUPED.matcher(text).matches()) {
            text = text.replaceAll("[.,]", "");
        }
        int point = text.lastIndexOf('.');
        int comma = text.lastIndexOf(',');
        char thousands = comma > point ? '.' : ',';
        String plain = text.replace(String.valueOf(thousands), "").replace(',', '.');
        return DIGITS.matcher(plain).matches() ? new BigDecimal(plain) : null;
    }
}
