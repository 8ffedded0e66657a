package coop.ouvrage.statutory;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/** A month, a quarter or a year, by its first and last day. */
public record Span(LocalDate from, LocalDate to) {

    /** As addresses write it: {@code 2026-11}, {@code 2026-Q4} or {@code 2026}. */
    public static Optional<Span> parse(String text) {
        if (text.matches("(19|20)\\d{2}-(0[1-9]|1[0-2])")) {
            return Optional.of(months(YearMonth.parse(text), 1));
        }
        if (text.matches("(19|20)\\d{2}-Q[1-4]")) {
            int quarter = text.charAt(6) - '0';
            return Optional.of(months(YearMonth.of(year(text), 3 * quarter - 2), 3));
        }
        return text.matches("(19|20)\\d{2}") ? Optional.of(months(YearMonth.of(year(text), 1), 12)) : Optional.empty();
    }

    private static int year(String text) {
        return Integer.parseInt(text.substring(0, 4));
    }

    private static Span months(YearMonth first, int count) {
        return new Span(first.atDay(1), first.plusMonths(count - 1L).atEndOfMonth());
    }

    public static Span month(YearMonth month) {
        return months(month, 1);
    }

    public boolean isQuarter() {
        return YearMonth.from(from).plusMonths(2).equals(YearMonth.from(to));
    }

    public boolean isYear() {
        return YearMonth.from(from).plusMonths(11).equals(YearMonth.from(to));
    }

    @Override
    public String toString() {
        String month = YearMonth.from(from).toString();
        String year = month.substring(0, 4);
        return isYear() ? year : isQuarter() ? year + "-Q" + (from.getMonthValue() + 2) / 3 : month;
    }
}
