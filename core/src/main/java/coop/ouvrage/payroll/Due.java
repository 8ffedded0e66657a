package coop.ouvrage.payroll;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;

/**
 * A wage that falls due: the part of one contract that lies in one month.
 *
 * @param lastDay of the contract
 */
public record Due(
        UUID contract, YearMonth month, String entity, UUID worker, LocalDate lastDay, PayDay payDay, boolean parked) {

    public LocalDate firstOfMonth() {
        return month.atDay(1);
    }

    DueStore.Key key() {
        return new DueStore.Key(worker, contract, firstOfMonth());
    }
}
