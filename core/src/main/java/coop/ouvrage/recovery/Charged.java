package coop.ouvrage.recovery;

import coop.ouvrage.money.Money;
import coop.ouvrage.receivables.LateCharge;
import org.jspecify.annotations.Nullable;

/**
 * An overdue invoice with what is asked for beside it.
 *
 * @param interest what is open of earlier claims, with what this step adds; {@code lump} likewise
 * @param claim what this step adds; null for a step that adds nothing
 */
record Charged(Overdue item, Money interest, Money lump, LateCharge.@Nullable Claim claim) {

    Money total() {
        return item.left().plus(interest).plus(lump);
    }
}
