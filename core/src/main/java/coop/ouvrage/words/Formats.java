package coop.ouvrage.words;

import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Map;

/** Amounts, numbers and dates as one language writes them. */
public final class Formats {

    /** Narrow space that never breaks: in thousands and before the euro sign. */
    static final char NARROW = '\u202f';

    /** True minus, as wide as a figure. */
    static final char MINUS = '\u2212';

    private static final Map<String, Formats> ALL = Map.of(
            "fr", new Formats(Locale.of("fr", "BE"), NARROW, ','),
            "nl", new Formats(Locale.of("nl", "BE"), '.', ','),
            "de", new Formats(Locale.of("de", "BE"), '.', ','),
            "en", new Formats(Locale.of("en", "GB"), ',', '.'));

    private final Locale locale;
    private final char thousands;
    private final char decimal;

    private Formats(Locale locale, char thousands, char decimal) {
        this.locale = locale;
        this.thousands = thousands;
        this.decimal = decimal;
    }

    /** The formats of a language of the product; those of English for any other. */
    public static Formats of(String language) {
        Formats known = ALL.get(language);
        return known == null ? of("en") : known;
    }

    public Locale locale() {
        return locale;
    }

    /** {@code 1 234,50 €} in French, with narrow spaces that do not break and a true minus. */
    public String money(Money amount) {
        return amount(amount) + NARROW + "€";
    }

    /** The amount without its currency. */
    public String amount(Money amount) {
        return number(amount.toDecimal());
    }

    /** As {@link #money}, with a plus where it is above zero. */
    public String signed(Money amount) {
        return amount.isPositive() ? "+" + money(amount) : money(amount);
    }

    /** A decimal with the digits it has. */
    public String number(BigDecimal value) {
        String plain = value.abs().toPlainString();
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        StringBuilder text = new StringBuilder(value.signum() < 0 ? String.valueOf(MINUS) : "");
        for (int i = 0; i < whole.length(); i++) {
            if (i > 0 && (whole.length() - i) % 3 == 0) {
                text.append(thousands);
            }
            text.append(whole.charAt(i));
        }
        return point < 0
                ? text.toString()
                : text.append(decimal).append(plain.substring(point + 1)).toString();
    }

    /** A fraction as a percentage: 0.065 is {@code 6,5 %}. */
    public String percent(BigDecimal fraction) {
        BigDecimal hundred = fraction.movePointRight(2).stripTrailingZeros();
        return number(hundred.scale() < 0 ? hundred.setScale(0) : hundred) + NARROW + "%";
    }

    /** {@code vendredi 27 novembre 2026}. */
    public String day(LocalDate date) {
        return nearDay(date) + " " + date.getYear();
    }

    /** {@code vendredi 27 novembre}: without the year, for days near at hand. */
    public String nearDay(LocalDate date) {
        String weekday = date.getDayOfWeek().getDisplayName(TextStyle.FULL, locale);
        return weekday + (locale.getLanguage().equals("de") ? ", " : " ") + dayOfMonth(date) + " "
                + date.getMonth().getDisplayName(TextStyle.FULL, locale);
    }

    /** {@code 27/11/2026}. */
    public String date(LocalDate date) {
        return date.format(
                DateTimeFormatter.ofPattern("de".equals(locale.getLanguage()) ? "dd.MM.yyyy" : "dd/MM/yyyy"));
    }

    private String dayOfMonth(LocalDate date) {
        return switch (locale.getLanguage()) {
            case "fr" -> date.getDayOfMonth() == 1 ? "1er" : String.valueOf(date.getDayOfMonth());
            case "de" -> date.getDayOfMonth() + ".";
            default -> String.valueOf(date.getDayOfMonth());
        };
    }

    /** Any value that a text may hold. */
    String value(Object value) {
        return switch (value) {
            case Money money -> money(money);
            case LocalDate date -> date(date);
            case LocalTime time -> time.format(DateTimeFormatter.ofPattern("HH:mm"));
            case BigDecimal decimal -> number(decimal);
            case Integer whole -> number(BigDecimal.valueOf(whole));
            case Long whole -> number(BigDecimal.valueOf(whole));
            default -> value.toString();
        };
    }
}
