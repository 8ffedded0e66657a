package coop.ouvrage.country.be.returns;

import coop.ouvrage.money.Money;
import coop.ouvrage.returns.spi.Control;
import coop.ouvrage.returns.spi.ReturnLine;
import org.jspecify.annotations.Nullable;

/** Everything under one code of a return, person by person. */
final class ReturnSum {

    private final String key;
    private final DmfaCodes.Code code;
    private final @Nullable Control control;
    private int people;
    private Money base = Money.ZERO;
    private Money amount = Money.ZERO;

    ReturnSum(String key, DmfaCodes.Code code, @Nullable Control control) {
        this.key = key;
        this.code = code;
        this.control = control;
    }

    void add(Money newBase, Money newAmount) {
        people++;
        base = base.plus(newBase);
        amount = amount.plus(newAmount);
    }

    void addUnlessZero(Money newAmount) {
        if (!newAmount.isZero()) {
            add(Money.ZERO, newAmount);
        }
    }

    boolean hasPeople() {
        return people > 0;
    }

    ReturnLine line() {
        return new ReturnLine(key, code.code(), people, base, amount, control, code.confirmed());
    }
}
