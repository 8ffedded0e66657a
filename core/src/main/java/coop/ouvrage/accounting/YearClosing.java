package coop.ouvrage.accounting;

import coop.ouvrage.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A year that was closed.
 *
 * @param units how many units had a budget or a result
 * @param carried unspent budgets owed to units on 31 December and given back on 1 January
 * @param negativeUnits how many units ended below zero
 * @param negative what they are below, never positive
 * @param result what remained for the entity after that: its profit, negative a loss
 * @param by the officer who confirmed; none for the system
 */
public record YearClosing(
        UUID id,
        String entity,
        int year,
        int units,
        Money carried,
        int negativeUnits,
        Money negative,
        Money result,
        @Nullable UUID by,
        Instant at,
        String reason) {

    /**
     * A unit at the end of the year.
     *
     * @param result income less costs of the year and internal allocations
     * @param opening what stood in its opening account: money brought in, or the losses of earlier years
     * @param broughtIn what of the opening account the unit brought in itself: owed to it like what it earned
     * @param carried the unspent budget that is owed to it
     */
    public record Unit(UUID unit, Money result, Money opening, Money broughtIn, Money carried) {

        /** What the unit had left, negative when it spent more than it had. */
        public Money budget() {
            return result.plus(opening);
        }

        /** The part of the debt that is a cost of the year; what the unit brought in was never income. */
        Money cost() {
            return carried.minus(broughtIn);
        }

        /** What of the year's result is the entity's once that cost is booked. */
        Money remaining() {
            return result.minus(cost());
        }
    }
}
