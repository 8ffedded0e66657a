package coop.ouvrage.payroll;

import java.time.LocalDate;
import java.util.List;

/** The bank has executed the transfers of these wages. */
public record WagesPaid(List<WagesSent.Wage> wages, LocalDate on) {

    public WagesPaid {
        wages = List.copyOf(wages);
    }
}
