package coop.ouvrage.country.be.payroll.file;

import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The period of a line: a year, a quarter ({@code 2025-Q1}), a month or a day. */
final class PeriodReader {

    private static final Pattern PERIOD = Pattern.compile("(\\d{4})(?:-Q([1-4])|-(\\d{2})(?:-(\\d{2}))?)?");
    private static final int MONTHS_PER_QUARTER = 3;

    private PeriodReader() {}

    /** The first day of the period, which must lie in the year of the line. */
    static LocalDate read(String year, String period, boolean monthNeeded) {
        Matcher parts = PERIOD.matcher(period.isBlank() ? year.strip() : period.strip());
        if (!parts.matches() || (!year.isBlank() && !parts.group(1).equals(year.strip()))) {
            throw bad(year, period);
        }
        if (monthNeeded && parts.group(3) == null) {
            throw bad(year, period);
        }
        try {
            return LocalDate.of(Integer.parseInt(parts.group(1)), month(parts), number(parts.group(4)));
        } catch (DateTimeException e) {
            throw bad(year, period);
        }
    }

    private static int month(Matcher parts) {
        return parts.group(2) == null
                ? number(parts.group(3))
                : (Integer.parseInt(parts.group(2)) - 1) * MONTHS_PER_QUARTER + 1;
    }

    private static int number(@org.jspecify.annotations.Nullable String digits) {
        return digits == null ? 1 : Integer.parseInt(digits);
    }

    private static RefusedException bad(String year, String period) {
        return new RefusedException(Refusal.of("payslip.bad_period", "period", period, "year", year));
    }
}
