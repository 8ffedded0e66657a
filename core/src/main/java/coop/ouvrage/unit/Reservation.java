package coop.ouvrage.unit;

import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money held for one purpose.
 *
 * @param purpose the contract or claim it is held for; a purpose holds money once
 * @param subject the job, which is the budget with the job tool
 * @param client whose money stands behind the covered part
 * @param own held out of money had
 * @param covered held under cover
 */
public record Reservation(
        UUID purpose,
        UUID unit,
        UUID subject,
        @Nullable UUID client,
        Money own,
        Money covered,
        LocalDate heldOn,
        State state,
        Money coverUsed) {

    /** What became of it. */
    public enum State {
        HELD,
        USED,
        RELEASED
    }

    public Money amount() {
        return own.plus(covered);
    }
}
