package coop.ouvrage.country.be.payroll.file;

import coop.ouvrage.payroll.spi.WorkTime;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The keys that describe how much of a full month was paid. Without any of them it was a full month of full-time work. */
final class WorkTimeReader {

    static final List<String> KEYS =
            List.of("full_time", "regime", "days_paid", "month_days", "hours_paid", "month_hours");

    private static final Pattern PART_TIME =
            Pattern.compile("part_time\\s+(\\d{1,2}(?:\\.\\d{1,2})?)/(\\d{1,2}(?:\\.\\d{1,2})?)\\s*h?");

    private static final Pattern PERCENT = Pattern.compile("part_time\\s+(\\d{1,2}(?:\\.\\d{1,2})?)\\s*%");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private WorkTimeReader() {}

    static WorkTime read(Inputs inputs) {
        Optional<WorkTime> time = regime(inputs)
                .or(() -> ratio(inputs, "days_paid", "month_days"))
                .or(() -> ratio(inputs, "hours_paid", "month_hours"));
        if (time.isEmpty() && !inputs.flag("full_time", true)) {
            throw new RefusedException(Refusal.of("payslip.missing_key", "key", "regime"));
        }
        return time.orElseGet(WorkTime::wholeMonth);
    }

    private static Optional<WorkTime> regime(Inputs inputs) {
        String regime = inputs.text("regime").orElse("full_time");
        if (regime.equals("full_time")) {
            return Optional.empty();
        }
        Matcher percent = PERCENT.matcher(regime);
        if (percent.matches()) {
            return Optional.of(time("regime", new BigDecimal(percent.group(1)), HUNDRED));
        }
        Matcher partTime = PART_TIME.matcher(regime);
        if (!partTime.matches()) {
            throw Inputs.bad("regime", regime);
        }
        return Optional.of(time("regime", new BigDecimal(partTime.group(1)), new BigDecimal(partTime.group(2))));
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
