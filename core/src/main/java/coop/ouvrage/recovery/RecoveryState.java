package coop.ouvrage.recovery;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far an overdue invoice has come.
 *
 * @param level of the last step, 0 before the first
 * @param askedLevel the step about which holders were last asked; they may answer until {@code askUntil}
 * @param dispute that holds every step back; likewise {@code plan} and {@code stoppedOn}
 */
public record RecoveryState(
        UUID invoice,
        int level,
        @Nullable LocalDate lastOn,
        int askedLevel,
        @Nullable LocalDate askUntil,
        int pausedLevel,
        @Nullable LocalDate pausedUntil,
        @Nullable LocalDate stoppedOn,
        @Nullable String stopReason,
        @Nullable UUID dispute,
        @Nullable UUID plan) {

    static RecoveryState none(UUID invoice) {
        return new RecoveryState(invoice, 0, null, 0, null, 0, null, null, null, null, null);
    }

    /** Whether holders are asked now, and may still answer. */
    public boolean isAsked(LocalDate today) {
        return askedLevel > level && askUntil != null && today.isBefore(askUntil) && !isHeld();
    }

    /** Whether no step is taken by itself. */
    public boolean isHeld() {
        return stoppedOn != null || dispute != null || plan != null;
    }

    /** Whether a holder has held this step back already. */
    boolean hasPaused() {
        return pausedLevel == askedLevel;
    }
}
