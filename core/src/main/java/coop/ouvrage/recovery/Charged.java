package coop.ouvrage.recovery;

import coop.ouvrage.money.Money;
import java.time.LocalDate;

/** An overdue invoice with what its step adds to it; both zero for a step that adds nothing. */
record Charged(Overdue item, Money interest, Money lump, LocalDate interestUntil) {

    static Charged nothing(Overdue item, LocalDate day) {
        return new Charged(item, Money.ZERO, Money.ZERO, day);
    }

    Money total() {
        return item.left().plus(interest).plus(lump);
    }
}
