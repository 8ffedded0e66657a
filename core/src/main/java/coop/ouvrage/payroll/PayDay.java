package coop.ouvrage.payroll;

import coop.ouvrage.calendar.BusinessTime;
import java.time.Instant;
import java.time.LocalDate;

/**
 * When a wage is paid.
 *
 * @param creditedOn the day on which it stands on the worker's account
 * @param executedOn the last bank day on which a transfer still gets there in time
 * @param releaseBefore the day on which the batch must have been released: one bank day before it is executed
 */
public record PayDay(LocalDate creditedOn, LocalDate executedOn, LocalDate releaseBefore) {

    /** Whether a batch released on that day comes too late for the promised day. */
    public boolean isLateOn(LocalDate releasedOn) {
        return releasedOn.isAfter(executedOn);
    }

    /** Until when the batch is to be released: noon. */
    Instant deadline() {
        return releaseBefore.atTime(12, 0).atZone(BusinessTime.ZONE).toInstant();
    }
}
