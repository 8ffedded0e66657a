package coop.ouvrage.employment.web;

import coop.ouvrage.employment.PaidDay;
import coop.ouvrage.employment.WorkContract;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** Days of work of one month. */
public record CalendarView(YearMonth month, List<Entry> entries, List<WorkContract> waiting) {

    /** A shift and its contract. */
    public record Entry(PaidDay day, WorkContract contract) {}

    public LocalDate first() {
        return month.atDay(1);
    }

    public String before() {
        return "/calendar?month=" + month.minusMonths(1);
    }

    public String after() {
        return "/calendar?month=" + month.plusMonths(1);
    }
}
