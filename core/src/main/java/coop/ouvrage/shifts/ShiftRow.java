package coop.ouvrage.shifts;

import coop.ouvrage.employment.WorkDay;
import coop.ouvrage.refusal.Refusal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of a file.
 *
 * @param nr line of the file, counted as an editor counts them
 * @param reference by which the platform knows the shift
 * @param day null when it cannot be read
 * @param refusals what was found wrong, in order; empty when nothing
 * @param contract that the row has become part of
 */
public record ShiftRow(
        int nr,
        String reference,
        String courier,
        @Nullable WorkDay day,
        Equipment equipment,
        String functionClass,
        List<Refusal> refusals,
        @Nullable UUID contract) {

    public ShiftRow {
        refusals = List.copyOf(refusals);
    }

    public boolean possible() {
        return refusals.isEmpty();
    }

    ShiftRow refused(List<Refusal> more) {
        List<Refusal> all = new java.util.ArrayList<>(refusals);
        more.stream().filter(refusal -> !all.contains(refusal)).forEach(all::add);
        return new ShiftRow(nr, reference, courier, day, equipment, functionClass, all, contract);
    }
}
