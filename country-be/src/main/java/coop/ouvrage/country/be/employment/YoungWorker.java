package coop.ouvrage.country.be.employment;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.country.be.calendar.BelgianHolidays;
import coop.ouvrage.employment.WorkDay;
import coop.ouvrage.legislation.Citation;
import coop.ouvrage.legislation.Law;
import coop.ouvrage.legislation.Table;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/** Night, Sunday and breaks of a worker under 18. Derogations of some branches are not modelled: the text says whom to ask. */
final class YoungWorker {

    private static final String BREAK_LONG = "over_360";
    private static final String BREAK_SHORT = "over_270";

    private final Law law;
    private final List<WorkDay> shifts;
    private final LocalDate day;
    private final Stop stop;

    YoungWorker(Law law, List<WorkDay> asked, LocalDate day, Stop stop) {
        this.law = law;
        this.shifts = asked.stream().filter(shift -> shift.date().equals(day)).toList();
        this.day = day;
        this.stop = stop;
    }

    interface Stop {
        void because(String code, Citation from, Object... arguments);
    }

    void check() {
        Table night = law.table("working_time/young_night");
        LocalTime from = LocalTime.parse(night.cell("from").text());
        LocalTime to = LocalTime.parse(night.cell("to").text());
        if (shifts.stream().anyMatch(shift -> atNight(shift, from, to))) {
            stop.because("employment.young_night", night.citation(), "day", day, "from", from, "to", to);
        }
        Table sundays = law.table("working_time/young_sundays");
        boolean rest = day.getDayOfWeek() == DayOfWeek.SUNDAY
                || new BelgianHolidays().of(day.getYear()).contains(day);
        if (rest && sundays.text().equals("refused")) {
            stop.because("employment.young_sunday", sundays.citation(), "day", day);
        }
        Table breaks = law.table("working_time/young_breaks");
        shifts.forEach(shift -> rested(shift, breaks));
    }

    /** Touches the night before, or that which follows the day of the start. */
    private boolean atNight(WorkDay shift, LocalTime from, LocalTime to) {
        return shift.startsAt().isBefore(at(day, to)) || shift.endsAt().isAfter(at(day, from));
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(BusinessTime.ZONE).toInstant();
    }

    private void rested(WorkDay shift, Table breaks) {
        int least = shift.minutes() > 360
                ? breaks.figure(BREAK_LONG).value().intValueExact()
                : shift.minutes() > 270 ? breaks.figure(BREAK_SHORT).value().intValueExact() : 0;
        if (shift.breakMinutes() < least) {
            stop.because("employment.young_break", breaks.citation(), "day", day, "least", least);
        }
    }
}
