package coop.ouvrage.web;

import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.words.Formats;
import coop.ouvrage.words.Texts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the product speaks to one reader: texts, amounts, and days as people say them. */
public final class Words {

    private static final ZoneId ZONE = ZoneId.of("Europe/Brussels");
    private static final int NEAR = 60;

    private static final Pattern MONTH = Pattern.compile("\\d{4}-(?:0[1-9]|1[0-2])");
    private static final Pattern DAY = Pattern.compile("(\\d{4}-(?:0[1-9]|1[0-2]))-(\\d{2})");
    private static final Pattern AMOUNT = Pattern.compile("-?\\d{1,9}\\.\\d{2}");

    private static final Pattern APART = Pattern.compile(" ([:;?!»%])");

    private final Texts texts;
    private final Formats formats;
    private final String language;
    private final LocalDate today;

    public Words(Texts texts, String language, LocalDate today) {
        this.texts = texts;
        this.formats = Formats.of(language);
        this.language = language;
        this.today = today;
    }

    public String language() {
        return language;
    }

    public LocalDate today() {
        return today;
    }

    /** The text of a key, its named places filled with name and value in turn. */
    public String t(String key, Object... namesAndValues) {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return text(key, values);
    }

    /** French marks stand apart from their word, and never begin a line. */
    private String text(String key, Map<String, ?> values) {
        String text = texts.get(language, key, values);
        return language.equals("fr")
                ? APART.matcher(text).replaceAll("\u00a0$1").replace("« ", "«\u00a0")
                : text;
    }

    /** As {@link #t}, with {@code key.one} for 1, {@code key.none} for 0 where there is one, else {@code key.many}; place {@code {n}}. */
    public String count(String key, long n, Object... namesAndValues) {
        String form = n == 0 && texts.has(language, key + ".none") ? ".none" : n == 1 ? ".one" : ".many";
        Object[] all = java.util.Arrays.copyOf(namesAndValues, namesAndValues.length + 2);
        all[namesAndValues.length] = "n";
        all[namesAndValues.length + 1] = n;
        return t(key + form, all);
    }

    public boolean has(String key) {
        return texts.has(language, key);
    }

    /** How long {@code minutes} are, as people say it: minutes, from two hours on hours, from two days on days. */
    public String span(long minutes) {
        Duration span = Duration.ofMinutes(minutes);
        if (span.toDays() >= 2) {
            return count("web.span.days", span.toDays());
        }
        return span.toHours() >= 2 ? count("web.span.hours", span.toHours()) : count("web.span.minutes", minutes);
    }

    /** A value that was kept as plain text: days, months and amounts as people write them, anything else as it is. */
    public String spoken(String value) {
        if (MONTH.matcher(value).matches()) {
            return month(YearMonth.parse(value).atDay(1));
        }
        Matcher day = DAY.matcher(value);
        if (day.matches() && YearMonth.parse(day.group(1)).isValidDay(Integer.parseInt(day.group(2)))) {
            return date(LocalDate.parse(value));
        }
        return AMOUNT.matcher(value).matches() ? money(Money.of(value)) : value;
    }

    /** The word for a code that is data, under {@code prefix}; the code itself where nobody has given it one. */
    public String named(String prefix, String code) {
        return has(prefix + code) ? t(prefix + code) : code;
    }

    public String refusal(Refusal refusal) {
        Map<String, Object> values = new LinkedHashMap<>(refusal.arguments()); // places by number follow its order
        if ("MEM".equals(String.valueOf(values.get("mark")))) {
            values.computeIfPresent("source", (name, source) -> t("legislation.source.memory")); // no text has a title
        }
        values.computeIfPresent("mark", (name, mark) -> named("legislation.mark.", mark.toString()));
        values.computeIfPresent("parameter", (name, parameter) -> parameter(parameter.toString()));
        values.computeIfPresent("finding", (name, code) -> finding(code.toString(), refusal.arguments()));
        return text(refusal.messageKey(), values);
    }

    /** What a file of the bank was refused for; its sentence names by their order what is told after the code. */
    private String finding(String code, Map<String, Object> arguments) {
        Map<String, Object> told = new LinkedHashMap<>(arguments);
        told.remove("finding");
        String key = "treasury.finding." + code;
        return has(key) ? text(key, told) : code;
    }

    private String parameter(String name) {
        String key = "law." + name.replace('/', '.');
        return has(key) ? t(key) : name;
    }

    public String money(Money amount) {
        return formats.money(amount);
    }

    public String signed(Money amount) {
        return formats.signed(amount);
    }

    /** The amount as one types it into a form: without currency. */
    public String amount(Money amount) {
        return formats.amount(amount);
    }

    public String number(BigDecimal number) {
        return formats.number(number);
    }

    public String number(long number) {
        return formats.number(BigDecimal.valueOf(number));
    }

    /** A price of one hour or one kilometre: two decimals, more where it has them. */
    public String rate(BigDecimal amount) {
        BigDecimal plain = amount.stripTrailingZeros();
        return number(plain.setScale(Math.max(2, plain.scale()), java.math.RoundingMode.UNNECESSARY));
    }

    public String percent(BigDecimal fraction) {
        return formats.percent(fraction);
    }

    /** {@code vendredi 27 novembre}, with the year when it is not near. */
    public String day(LocalDate day) {
        return Math.abs(ChronoUnit.DAYS.between(today, day)) <= NEAR * 3L ? formats.nearDay(day) : formats.day(day);
    }

    /** Begins a sentence. */
    public String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(formats.locale()) + text.substring(1);
    }

    /** {@code 27/11/2026}. */
    public String date(LocalDate day) {
        return formats.date(day);
    }

    /** {@code vendredi 27 novembre, dans 7 jours}. */
    public String when(LocalDate day) {
        long days = ChronoUnit.DAYS.between(today, day);
        if (Math.abs(days) > NEAR) {
            return formats.day(day);
        }
        return formats.nearDay(day) + ", " + distance(day);
    }

    /** {@code aujourd’hui}, {@code demain}, {@code dans 7 jours}, {@code il y a 3 jours}. */
    public String distance(LocalDate day) {
        long days = ChronoUnit.DAYS.between(today, day);
        if (days >= -1 && days <= 1) {
            return t(days == 0 ? "web.today" : days == 1 ? "web.tomorrow" : "web.yesterday");
        }
        return days > 0 ? t("web.in_days", "n", days) : t("web.days_ago", "n", -days);
    }

    /** {@code 27 nov.}: for lines of a time ruler. */
    public String shortDay(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMM", formats.locale()).format(day);
    }

    /** {@code novembre 2026}. */
    public String month(LocalDate day) {
        return DateTimeFormatter.ofPattern("LLLL yyyy", formats.locale()).format(day);
    }

    /** {@code vendredi}. */
    public String weekdayLong(LocalDate day) {
        return DateTimeFormatter.ofPattern("EEEE", formats.locale()).format(day);
    }

    /** {@code novembre}. */
    public String monthName(LocalDate day) {
        return DateTimeFormatter.ofPattern("LLLL", formats.locale()).format(day);
    }

    /** An amount in whole euro, for scales: {@code 1 000 €}. */
    public String roundMoney(long euros) {
        return number(euros) + "\u202f€";
    }

    /** {@code lun.}. */
    public String weekday(LocalDate day) {
        return DateTimeFormatter.ofPattern("EEE", formats.locale()).format(day);
    }

    /** {@code 27 novembre 2026 à 18:22}, in the co-operative's time zone. */
    public String moment(Instant instant) {
        LocalDateTime local = LocalDateTime.ofInstant(instant, ZONE);
        return t(
                "web.moment",
                "day",
                local.toLocalDate().equals(today) ? t("web.today") : day(local.toLocalDate()),
                "time",
                DateTimeFormatter.ofPattern("HH:mm").format(local));
    }
}
