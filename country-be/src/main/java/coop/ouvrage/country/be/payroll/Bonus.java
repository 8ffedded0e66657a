package coop.ouvrage.country.be.payroll;

import coop.ouvrage.money.Money;

/** A work bonus: the parts of the law since April 2024. An older bonus has part A only. */
record Bonus(Money a, Money b) {

    static final Bonus NONE = new Bonus(Money.ZERO, Money.ZERO);

    Bonus plus(Bonus other) {
        return new Bonus(a.plus(other.a), b.plus(other.b));
    }

    Bonus minus(Bonus other) {
        return new Bonus(a.minus(other.a), b.minus(other.b));
    }

    Money total() {
        return a.plus(b);
    }

    /** Not more than the contribution it reduces. Part B is cut first, because it brings the larger tax credit. */
    Bonus atMost(Money contribution) {
        Money newA = a.min(contribution);
        return new Bonus(newA, b.min(contribution.minus(newA)));
    }
}
