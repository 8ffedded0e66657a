package coop.ouvrage.payroll;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;

/** A wage that falls due: the part of one contract that lies in one month. */
public record Due(UUID contract, YearMonth month, String entity, UUID worker, PayDay payDay, boolean parked) {

    public LocalDate firstOfMonth() {
        return month.atDay(1);
    }
}
