package coop.ouvrage.documents;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Amounts, numbers and dates as people of the document's language write them. Narrow no-break spaces, true minus.
 *
 * @param language French, Dutch, German or English
 */
public record PrintFormat(Locale language) {

    private static final char THIN = '\u202F';
    private static final char NO_BREAK = '\u00A0';

    /** With two decimals and the sign of the currency, such as {@code 1 210,00 €}. */
    public String amount(@Nullable BigDecimal amount, String currency) {
        if (amount == null) {
            return "";
        }
        String digits = number(amount.abs(), 2, 2);
        String sign = currency.equals("EUR") ? "€" : currency;
        String minus = amount.signum() < 0 ? "\u2212" : "";
        return switch (language.getLanguage()) {
            case "nl" -> minus + sign + NO_BREAK + digits;
            case "en" -> minus + sign + (sign.length() > 1 ? String.valueOf(NO_BREAK) : "") + digits;
            default -> minus + digits + THIN + sign;
        };
    }

    /** A quantity or price with as many decimals as it needs, at least {@code least}. */
    public String number(@Nullable BigDecimal number, int least) {
        return number == null ? "" : (number.signum() < 0 ? "\u2212" : "") + number(number.abs(), least, 6);
    }

    /** A fraction as per cent: 0.21 is {@code 21 %}. */
    public String percent(@Nullable BigDecimal fraction) {
        return fraction == null ? "" : number(fraction.movePointRight(2), 0, 3) + THIN + "%";
    }

    /** In figures, day first, such as {@code 20/11/2026} or {@code 20.11.2026}. */
    public String date(@Nullable LocalDate date) {
        if (date == null) {
            return "";
        }
        String pattern = language.getLanguage().equals("de") ? "dd.MM.yyyy" : "dd/MM/yyyy";
        return date.format(DateTimeFormatter.ofPattern(pattern, Locale.ROOT));
    }

    private String number(BigDecimal positive, int least, int most) {
        DecimalFormatSymbols symbols = new DecimalFormatSymbols(Locale.ROOT);
        boolean english = language.getLanguage().equals("en");
        symbols.setDecimalSeparator(english ? '.' : ',');
        symbols.setGroupingSeparator(english ? ',' : language.getLanguage().equals("fr") ? THIN : '.');
        DecimalFormat format = new DecimalFormat("#,##0", symbols);
        format.setMinimumFractionDigits(least);
        format.setMaximumFractionDigits(most);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(positive);
    }
}
