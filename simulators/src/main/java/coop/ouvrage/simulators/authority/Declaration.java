package coop.ouvrage.simulators.authority;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One declaration received, with its judgement.
 *
 * @param worker identifying number, or names and birth date
 * @param periodId period that it created, changed or ended
 * @param address id under which it can be read; differs from {@code id} when the behaviour hands out a wrong one
 * @param waitsFrom since when S can be read, for declarations whose worker was identified later
 * @param readableFrom since when the judgement can be read
 */
record Declaration(
        long id,
        Kind kind,
        String employer,
        String worker,
        String workerType,
        @Nullable LocalDate start,
        @Nullable LocalDate end,
        int plannedHours,
        @Nullable Long periodId,
        String result,
        List<Anomaly> anomalies,
        long address,
        Instant receivedAt,
        @Nullable Instant waitsFrom,
        Instant readableFrom,
        boolean changesOnReading) {

    enum Kind {
        IN,
        OUT,
        UPDATE,
        CANCEL
    }

    boolean accepted() {
        return !result.equals("B");
    }

    Declaration readableAt(Instant instant) {
        return new Declaration(
                id,
                kind,
                employer,
                worker,
                workerType,
                start,
                end,
                plannedHours,
                periodId,
                result,
                anomalies,
                address,
                receivedAt,
                waitsFrom,
                instant,
                changesOnReading);
    }
}
