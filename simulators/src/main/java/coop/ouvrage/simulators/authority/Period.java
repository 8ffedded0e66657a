package coop.ouvrage.simulators.authority;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A span of work that the authority holds. */
record Period(
        long id,
        String employer,
        String worker,
        String workerType,
        LocalDate start,
        @Nullable LocalDate end,
        int plannedHours,
        boolean cancelled) {

    boolean of(String employer, String worker) {
        return !cancelled && this.employer.equals(employer) && this.worker.equals(worker);
    }

    boolean touches(LocalDate from, @Nullable LocalDate to) {
        return (to == null || !start.isAfter(to)) && (end == null || !end.isBefore(from));
    }

    Period ending(@Nullable LocalDate last) {
        return new Period(id, employer, worker, workerType, start, last, plannedHours, cancelled);
    }

    Period changed(@Nullable LocalDate from, @Nullable LocalDate to, int hours) {
        return new Period(
                id,
                employer,
                worker,
                workerType,
                from == null ? start : from,
                to == null ? end : to,
                hours == 0 ? plannedHours : hours,
                cancelled);
    }

    Period cancel() {
        return new Period(id, employer, worker, workerType, start, end, plannedHours, true);
    }
}
