package coop.ouvrage.returns;

import java.time.LocalDate;

/** How a period is written in files, addresses and the books: {@code 2026-11-20}, {@code 2026-11}, {@code 2026-Q4}, {@code 2026}. */
final class PeriodName {

    private PeriodName() {}

    static String of(LocalDate first, LocalDate last) {
        if (first.equals(last)) {
            return first.toString();
        }
        int year = first.getYear();
        if (first.getMonth() == last.getMonth()) {
            return "%d-%02d".formatted(year, first.getMonthValue());
        }
        return last.getMonthValue() - first.getMonthValue() == 2
                ? year + "-Q" + last.getMonthValue() / 3
                : String.valueOf(year);
    }
}
