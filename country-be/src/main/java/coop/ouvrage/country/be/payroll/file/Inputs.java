package coop.ouvrage.country.be.payroll.file;

import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The {@code key=value;...} of one line. A remark in brackets behind a value is left out. */
final class Inputs {

    private static final Pattern REMARK = Pattern.compile("\\s*\\(.*\\)\\s*$");
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,10}(\\.\\d{1,2})?");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}(\\.\\d{1,4})?");
    private static final Pattern COUNT = Pattern.compile("\\d{1,2}");
    private static final Pattern PERCENT = Pattern.compile("\\d{1,3}(\\.\\d{1,4})?%");

    private final Map<String, String> values;

    private Inputs(Map<String, String> values) {
        this.values = values;
    }

    /** Reads them; whatever is no {@code key=value}, comes twice or is not among {@code known} is refused, all at once. */
    static Inputs read(String text, Set<String> known) {
        Map<String, String> values = new LinkedHashMap<>();
        List<Refusal> refusals = new ArrayList<>();
        for (String part : text.split(";")) {
            int equals = part.indexOf('=');
            String key = (equals < 0 ? part : part.substring(0, equals)).strip().toLowerCase(Locale.ROOT);
            if (part.isBlank()) {
                continue;
            }
            if (equals < 0 || !known.contains(key)) {
                refusals.add(Refusal.of("payslip.unknown_key", "key", key));
            } else if (values.put(
                            key,
                            REMARK.matcher(part.substring(equals + 1))
                                    .replaceAll("")
                                    .strip())
                    != null) {
                refusals.add(Refusal.of("payslip.key_twice", "key", key));
            }
        }
        if (!refusals.isEmpty()) {
            throw new RefusedException(refusals);
        }
        return new Inputs(values);
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key)).map(value -> value.toLowerCase(Locale.ROOT));
    }

    Money amount(String key) {
        return Money.of(matching(key, required(key), AMOUNT));
    }

    Money amount(String key, Money otherwise) {
        return values.containsKey(key) ? amount(key) : otherwise;
    }

    int count(String key) {
        return values.containsKey(key) ? Integer.parseInt(matching(key, required(key), COUNT)) : 0;
    }

    /** Whole hours, an hour begun counting as one; zero if not given. */
    int hours(String key) {
        return number(key)
                .map(n -> n.setScale(0, RoundingMode.CEILING).intValueExact())
                .orElse(0);
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    Optional<BigDecimal> number(String key) {
        return text(key).map(value -> new BigDecimal(matching(key, value, NUMBER)));
    }

    /** A rate, written as {@code 38.07%} or {@code 0.3807}. */
    Optional<BigDecimal> rate(String key) {
        return text(key)
                .map(value -> value.endsWith("%")
                        ? new BigDecimal(matching(key, value, PERCENT).replace("%", "")).movePointLeft(2)
                        : new BigDecimal(matching(key, value, NUMBER)));
    }

    boolean flag(String key, boolean otherwise) {
        return text(key)
                .map(value -> switch (value) {
                    case "yes", "true" -> true;
                    case "no", "false" -> false;
                    default -> throw bad(key, value);
                })
                .orElse(otherwise);
    }

    String required(String key) {
        String value = values.get(key);
        if (value == null || value.isEmpty()) {
            throw new RefusedException(Refusal.of("payslip.missing_key", "key", key));
        }
        return value;
    }

    /** A key that says nothing without another. */
    void needs(String key, String other) {
        if (has(key)) {
            required(other);
        }
    }

    private static String matching(String key, String value, Pattern form) {
        if (!form.matcher(value).matches()) {
            throw bad(key, value);
        }
        return value;
    }

    static RefusedException bad(String key, String value) {
        return new RefusedException(Refusal.of("payslip.bad_value", "key", key, "value", value));
    }

    /** Two keys of which one would have to be passed over: which was meant, nobody knows. */
    static RefusedException apart(String key, String other) {
        return new RefusedException(Refusal.of("payslip.keys_apart", "key", key, "other", other));
    }
}
