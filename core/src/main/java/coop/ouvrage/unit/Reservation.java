package coop.ouvrage.unit;

import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money held for one purpose, and what was spent for it.
 *
 * @param purpose the contract, claim or order it is held for
 * @param subject the job, which is the budget with the job tool
 * @param client whose money stands behind the covered part
 * @param own held now out of money had
 * @param covered held now under cover
 * @param turn how often what is held was set; part of the keys of its entries
 * @param spent for the purpose in all, less what was taken back
 * @param coverUsed how much of that was drawn on cover
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
        int turn,
        Money spent,
        Money coverUsed) {

    /** What became of it. */
    public enum State {
        HELD,
        USED,
        RELEASED
    }

    static Reservation none(Budgets.Hold hold, LocalDate on) {
        return new Reservation(
                hold.purpose(),
                hold.unit(),
                hold.job(),
                hold.client(),
                Money.ZERO,
                Money.ZERO,
                on,
                State.RELEASED,
                0,
                Money.ZERO,
                Money.ZERO);
    }

    /** What is held now. */
    public Money amount() {
        return own.plus(covered);
    }

    /** What is held from now on; nothing ends it. */
    Reservation holding(Money newOwn, Money newCovered, LocalDate on) {
        State now = newOwn.plus(newCovered).isPositive() ? State.HELD : spent.isZero() ? State.RELEASED : State.USED;
        return new Reservation(purpose, unit, subject, client, newOwn, newCovered, on, now, turn + 1, spent, coverUsed);
    }

    /** After so much was spent, or taken back when negative; what was held for it is held no longer. */
    Reservation spending(Money amount, Money drawn) {
        Money ownLeft = own.minus(own.min(amount.max(Money.ZERO)));
        Money coveredLeft =
                amount().minus(amount.max(Money.ZERO)).max(Money.ZERO).minus(ownLeft);
        State now = ownLeft.plus(coveredLeft).isPositive() ? State.HELD : State.USED;
        return new Reservation(
                purpose,
                unit,
                subject,
                client,
                ownLeft,
                coveredLeft,
                heldOn,
                now,
                turn,
                spent.plus(amount),
                coverUsed.plus(drawn));
    }
}
