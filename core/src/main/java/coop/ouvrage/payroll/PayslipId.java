package coop.ouvrage.payroll;

import coop.ouvrage.calendar.TimeOrderedId;
import java.util.UUID;

/** Identifies a payslip. */
public record PayslipId(UUID value) {

    static PayslipId next() {
        return new PayslipId(TimeOrderedId.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
