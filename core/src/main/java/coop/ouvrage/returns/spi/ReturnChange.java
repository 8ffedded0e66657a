package coop.ouvrage.returns.spi;

import coop.ouvrage.money.Money;

/**
 * One amount of a return that is not what was filed.
 *
 * @param person whose amount it is; empty for the employer as a whole
 * @param code under which it is declared
 */
public record ReturnChange(String person, String code, Money before, Money after) {

    public Money difference() {
        return after.minus(before);
    }
}
