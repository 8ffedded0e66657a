package coop.ouvrage.country.be.returns;

import coop.ouvrage.calendar.WorkingDays;
import coop.ouvrage.country.be.payroll.BelgianLegislation;
import coop.ouvrage.legislation.DatedValue;
import coop.ouvrage.legislation.Parameter;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Until when the law lets a return wait. */
@Component
class Deadlines {

    private final WorkingDays workingDays;

    Deadlines(WorkingDays workingDays) {
        this.workingDays = workingDays;
    }

    /** Quarterly declaration and balance. */
    LocalDate dmfa(LocalDate quarterEnd) {
        List<?> days = (List<?>) value("deadlines/dmfa_due", quarterEnd).content();
        String[] day = days.get(quarterEnd.getMonthValue() / 3 - 1).toString().split("-", 2);
        LocalDate next = quarterEnd.plusDays(1);
        return LocalDate.of(next.getYear(), Integer.parseInt(day[1]), Integer.parseInt(day[0]));
    }

    /** Return and payment of the withholding tax: a day that is no working day moves to the one before. */
    LocalDate withholding(LocalDate monthEnd) {
        Object day = value("deadlines/withholding_return_day", monthEnd).content();
        LocalDate due = monthEnd.plusDays(Integer.parseInt(day.toString()));
        while (!workingDays.isWorkingDay(due)) {
            due = due.minusDays(1);
        }
        return due;
    }

    /** Return and payment of the tax on author's rights, counted from the day on which they are owed: never later than from payment. */
    LocalDate rightsTax(LocalDate day) {
        Object days = value("copyright/return_due_days_after_payment", day).content();
        return day.plusDays(Integer.parseInt(days.toString()));
    }

    /** Sheets of a year: end of February of the next. */
    LocalDate sheets(LocalDate yearEnd) {
        value("deadlines/sheets_due", yearEnd);
        return yearEnd.plusMonths(2);
    }

    /** Annual accounts with the social balance. */
    LocalDate socialBalance(LocalDate yearEnd) {
        Object months = value("deadlines/annual_accounts_months", yearEnd).content();
        return yearEnd.plusDays(1)
                .plusMonths(Integer.parseInt(months.toString()))
                .minusDays(1);
    }

    /** Of a day before the first one known, the first value: such a return is late whatever the day was. */
    private static DatedValue value(String name, LocalDate day) {
        Parameter parameter = BelgianLegislation.get().parameter(name).orElseThrow();
        return parameter.on(day).orElseGet(() -> parameter.values().getFirst());
    }
}
