package coop.ouvrage.unit;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The autonomous economic unit in which a member develops an activity.
 *
 * @param entity code of the production entity in which it lives
 * @param isActivity whether it keeps one running budget (budget tool); otherwise each job is a closed budget (job tool)
 * @param holder party that answers for it; only the common pot and the guarantee fund have none, and are never asked for it
 */
public record ProductionUnit(
        UnitId id,
        String entity,
        Kind kind,
        boolean isActivity,
        String name,
        String trade,
        @Nullable UUID holderOrNone,
        @Nullable UUID adviser,
        LocalDate openedOn,
        @Nullable LocalDate closedOn) {

    /** What a unit is for. */
    public enum Kind {
        NORMAL,
        /** Keeps no money after its job; for persons who have no share yet. */
        TRIAL,
        POT,
        FUND
    }

    /** @throws IllegalStateException for the common pot and the guarantee fund */
    public UUID holder() {
        if (holderOrNone == null) {
            throw new IllegalStateException("nobody holds the " + kind);
        }
        return holderOrNone;
    }

    ProductionUnit as(Kind newKind, boolean activity, String newName, String newTrade) {
        return new ProductionUnit(
                id, entity, newKind, activity, newName, newTrade, holderOrNone, adviser, openedOn, closedOn);
    }

    /** How it works: {@code TRIAL}, {@code ACTIVITY} with one running budget, or {@code JOB} with one for each job. */
    public String tool() {
        if (kind == Kind.TRIAL) {
            return kind.name();
        }
        return isActivity ? "ACTIVITY" : "JOB";
    }

    public boolean open() {
        return closedOn == null;
    }
}
