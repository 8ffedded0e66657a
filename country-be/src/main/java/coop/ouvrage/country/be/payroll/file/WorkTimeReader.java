package coop.ouvrage.country.be.payroll.file;

import coop.ouvrage.payroll.spi.WorkTime;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The keys that describe how much of a full month was paid. Without any of them it was a full month of full-time work. */
final class WorkTimeReader {

    static final List<String> KEYS =
            List.of("full_time", "regime", "days_paid", "month_days", "hours_paid", "month_hours");

    private static final String REGIME = "regime";
    private static final String FULL_TIME = "full_time";
    private static final Pattern PART_TIME =
            Pattern.compile("part_time\\s+(\\d{1,2}(?:\\.\\d{1,2})?)/(\\d{1,2}(?:\\.\\d{1,2})?)\\s*h?");

    private static final Pattern PERCENT = Pattern.compile("part_time\\s+(\\d{1,2}(?:\\.\\d{1,2})?)\\s*%");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private WorkTimeReader() {}

    static WorkTime read(Inputs inputs) {
        consistent(inputs);
        Optional<WorkTime> time = regime(inputs)
                .or(() -> ratio(inputs, "days_paid", "month_days"))
                .or(() -> ratio(inputs, "hours_paid", "month_hours"));
        if (time.isEmpty() && !inputs.flag(FULL_TIME, true)) {
            inputs.required(REGIME);
        }
        return time.orElseGet(WorkTime::wholeMonth);
    }

    /** The key that tells how much was paid. */
    static String way(Inputs inputs) {
        return ways(inputs).stream().findFirst().orElse(FULL_TIME);
    }

    private static List<String> ways(Inputs inputs) {
        return Stream.of(REGIME, "days_paid", "hours_paid")
                .filter(key -> key.equals(REGIME) ? partTime(inputs) : inputs.has(key))
                .toList();
    }

    private static boolean partTime(Inputs inputs) {
        return !inputs.text(REGIME).orElse(FULL_TIME).equals(FULL_TIME);
    }

    private static void consistent(Inputs inputs) {
        inputs.needs("month_days", "days_paid");
        inputs.needs("month_hours", "hours_paid");
        List<String> ways = ways(inputs);
        if (ways.size() > 1) {
            throw Inputs.apart(ways.get(0), ways.get(1));
        }
        if (inputs.has(FULL_TIME) && inputs.has(REGIME) && inputs.flag(FULL_TIME, true) == partTime(inputs)) {
            throw Inputs.apart(FULL_TIME, REGIME);
        }
    }

    private static Optional<WorkTime> regime(Inputs inputs) {
        if (!partTime(inputs)) {
            return Optional.empty();
        }
        String regime = inputs.required(REGIME).toLowerCase(Locale.ROOT);
        Matcher percent = PERCENT.matcher(regime);
        if (percent.matches()) {
            return Optional.of(time(REGIME, new BigDecimal(percent.group(1)), HUNDRED));
        }
        Matcher partTime = PART_TIME.matcher(regime);
        if (!partTime.matches()) {
            throw Inputs.bad(REGIME, regime);
        }
        WorkTime time = time(REGIME, new BigDecimal(partTime.group(1)), new BigDecimal(partTime.group(2)));
        if (time.paid().compareTo(time.full()) > 0) {
            throw Inputs.bad(REGIME, regime);
        }
        return Optional.of(time);
    }

    private static Optional<WorkTime> ratio(Inputs inputs, String paidKey, String fullKey) {
        Optional<BigDecimal> paid = inputs.number(paidKey);
        if (paid.isEmpty()) {
            return Optional.empty();
        }
        inputs.required(fullKey);
        return inputs.number(fullKey).map(full -> time(paidKey, paid.get(), full));
    }

    private static WorkTime time(String key, BigDecimal paid, BigDecimal full) {
        if (paid.signum() <= 0 || full.signum() <= 0) {
            throw Inputs.bad(key, paid + "/" + full);
        }
        return new WorkTime(paid, full);
    }
}
