package coop.ouvrage.recovery;

import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done to have an invoice paid.
 *
 * @param level of the plan, 0 where none is meant
 * @param until a day that it names: until when somebody may answer, until when it rests
 * @param by the person who did it; null for the plan itself
 * @param note a reason, in the words of who gave it
 */
public record RecoveryEvent(
        UUID id,
        UUID invoice,
        LocalDate on,
        Kind kind,
        int level,
        @Nullable LocalDate until,
        @Nullable Money amount,
        @Nullable UUID by,
        String note) {

    /** What it was. */
    public enum Kind {
        REMINDED,
        HANDED_OVER,
        ASKED,
        AGREED,
        HELD_BACK,
        STOPPED,
        RESUMED,
        CHARGE_WAIVED,
        DISPUTED,
        DISPUTE_ENDED,
        PLAN_MADE,
        PLAN_KEPT,
        PLAN_BROKEN,
        PLAN_ENDED,
        SET_OFF,
        SET_OFF_UNDONE,
        EARLY_OFFERED,
        EARLY_TAKEN
    }
}
