package coop.ouvrage.employment.web;

import coop.ouvrage.employment.PaidDay;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.employment.WorkDay;
import coop.ouvrage.web.Form;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/** The fields of days: {@code start1}, {@code end1}, {@code break1} ... in the order of the contract. */
final class DayForms {

    private DayForms() {}

    static void fill(Form form, WorkContract contract) {
        for (int i = 0; i < contract.days().size(); i++) {
            WorkDay day = contract.days().get(i).day();
            form.with("start" + (i + 1), day.start())
                    .with("end" + (i + 1), day.end())
                    .with("break" + (i + 1), day.breakMinutes());
        }
    }

    static List<WorkDay> agreed(WorkContract contract) {
        return contract.days().stream().map(PaidDay::day).toList();
    }

    /** The days as typed; a day ticked as not worked is left out. */
    static List<WorkDay> typed(Form form, WorkContract contract) {
        List<WorkDay> days = new ArrayList<>();
        for (int i = 1; i <= contract.days().size(); i++) {
            if (form.isChecked("off" + i)) {
                continue;
            }
            LocalTime start = form.time("start" + i);
            LocalTime end = form.time("end" + i);
            BigDecimal pause = form.text("break" + i).isEmpty() ? BigDecimal.ZERO : form.number("break" + i);
            if (start != null && end != null && pause != null) {
                days.add(new WorkDay(contract.days().get(i - 1).date(), start, end, pause.intValue()));
            }
        }
        return days;
    }
}
