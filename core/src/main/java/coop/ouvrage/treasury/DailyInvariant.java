package coop.ouvrage.treasury;

import coop.ouvrage.ledger.spi.Invariant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * On each day on which a statement closes, its lines are in the books with their amounts, and its balance follows from them. What an
 * officer accepted with a reason is explained.
 */
@Component
class DailyInvariant implements Invariant {

    private final DailyBalanceStore store;

    DailyInvariant(DailyBalanceStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "treasury.bank_every_day";
    }

    @Override
    @Transactional(readOnly = true)
    public Result check() {
        return Result.of(store.closingDays(), store.wrong(Result.MOST));
    }
}
