package coop.ouvrage.employment.web;

import coop.ouvrage.employment.PaidDay;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.employment.WorkDay;
import coop.ouvrage.web.Form;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields of days: {@code start1}, {@code end1}, {@code break1} ... in the order of {@link #days}. */
final class DayForms {

    private static final int SPARE = 2;

    private DayForms() {}

    /** The days of a contract, and those agreed that were left out since: they can come back. */
    static List<WorkDay> days(WorkContract contract, List<PaidDay> agreed) {
        Set<LocalDate> worked = contract.days().stream().map(PaidDay::date).collect(Collectors.toSet());
        return Stream.concat(contract.days().stream(), agreed.stream().filter(day -> !worked.contains(day.date())))
                .map(PaidDay::day)
                .sorted(Comparator.comparing(WorkDay::startsAt))
                .toList();
    }

    static void fill(Form form, ContractView it) {
        List<WorkDay> worked = agreed(it.contract());
        for (int i = 0; i < it.days().size(); i++) {
            WorkDay day = it.days().get(i);
            form.with("start" + (i + 1), day.start())
                    .with("end" + (i + 1), day.end())
                    .with("break" + (i + 1), day.breakMinutes());
            if (!worked.contains(day)) {
                form.with("off" + (i + 1), "yes");
            }
        }
        if (it.isLowered()) {
            form.with("by_share", "yes");
        }
    }

    static List<WorkDay> agreed(WorkContract contract) {
        return contract.days().stream().map(PaidDay::day).toList();
    }

    /** Rows for every day of a contract, and some empty ones for more. */
    static int rows(WorkContract contract) {
        return contract.days().size() + SPARE;
    }

    static void fillDates(Form form, WorkContract contract) {
        List<WorkDay> known = agreed(contract);
        for (int i = 0; i < known.size(); i++) {
            WorkDay day = known.get(i);
            form.with("date" + (i + 1), day.date())
                    .with("start" + (i + 1), day.start())
                    .with("end" + (i + 1), day.end())
                    .with("break" + (i + 1), day.breakMinutes());
        }
    }

    /** The days as typed with their dates, in order; a row without a date is none. */
    static List<WorkDay> dated(Form form, WorkContract contract) {
        List<WorkDay> days = new ArrayList<>();
        for (int i = 1; i <= rows(contract); i++) {
            if (form.text("date" + i).isBlank()) {
                continue;
            }
            LocalDate date = form.day("date" + i);
            LocalTime start = form.time("start" + i);
            LocalTime end = form.time("end" + i);
            BigDecimal pause = form.text("break" + i).isEmpty() ? BigDecimal.ZERO : form.number("break" + i);
            if (date != null && start != null && end != null && pause != null) {
                days.add(new WorkDay(date, start, end, pause.intValue()));
            }
        }
        days.sort(Comparator.comparing(WorkDay::startsAt));
        return days;
    }

    /** The days as typed; a day ticked as not worked is left out. */
    static List<WorkDay> typed(Form form, List<WorkDay> known) {
        List<WorkDay> days = new ArrayList<>();
        for (int i = 1; i <= known.size(); i++) {
            if (form.isChecked("off" + i)) {
                continue;
            }
            LocalTime start = form.time("start" + i);
            LocalTime end = form.time("end" + i);
            BigDecimal pause = form.text("break" + i).isEmpty() ? BigDecimal.ZERO : form.number("break" + i);
            if (start != null && end != null && pause != null) {
                days.add(new WorkDay(known.get(i - 1).date(), start, end, pause.intValue()));
            }
        }
        return days;
    }
}
