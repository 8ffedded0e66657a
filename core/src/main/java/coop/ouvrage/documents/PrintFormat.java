package coop.ouvrage.documents;

import coop.ouvrage.words.Formats;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Amounts, numbers and dates of a printed document, as its language writes them; what there is none of is empty. Amounts may be
 * in any currency, since documents from elsewhere are printed too.
 *
 * @param language French, Dutch, German or English
 */
public record PrintFormat(Locale language) {

    private static final char NARROW = '\u202F';
    private static final int MOST_DECIMALS = 6;

    /** With two decimals and the currency, such as {@code 1 210,00 €}. */
    public String amount(@Nullable BigDecimal amount, String currency) {
        return amount == null
                ? ""
                : formats().number(amount.setScale(2, RoundingMode.HALF_UP))
                        + NARROW
                        + (currency.equals("EUR") ? "€" : currency);
    }

    /** A quantity or price with as many decimals as it needs, at least {@code least} and at most six. */
    public String number(@Nullable BigDecimal number, int least) {
        if (number == null) {
            return "";
        }
        BigDecimal needed = number.setScale(MOST_DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
        return formats().number(needed.scale() < least ? needed.setScale(least) : needed);
    }

    /** A fraction as per cent: 0.21 is {@code 21 %}. */
    public String percent(@Nullable BigDecimal fraction) {
        return fraction == null ? "" : formats().percent(fraction);
    }

    /** In figures, day first. */
    public String date(@Nullable LocalDate date) {
        return date == null ? "" : formats().date(date);
    }

    private Formats formats() {
        return Formats.of(language.getLanguage());
    }
}
