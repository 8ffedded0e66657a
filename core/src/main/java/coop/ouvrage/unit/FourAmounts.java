package coop.ouvrage.unit;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.money.Money;
import java.util.Map;

/**
 * What a unit, or one job of it, has and may spend. Every amount is a ledger balance or a sum of them.
 *
 * @param budget income less costs, plus or minus internal allocations
 * @param expected accepted orders, not invoiced yet; may be spent on nothing but a contract under cover
 * @param open invoiced and unpaid, before VAT and after contribution
 * @param coverUsed wages and costs paid ahead of the client, which the guarantee fund stands behind
 * @param reservedOwn held for commitments out of money had
 * @param reservedCovered held for commitments under cover
 */
public record FourAmounts(
        Money budget, Money expected, Money open, Money coverUsed, Money reservedOwn, Money reservedCovered) {

    public static final FourAmounts NOTHING =
            new FourAmounts(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

    /** From balances, debit positive. */
    static FourAmounts of(Map<AccountRole, Money> balances) {
        Money result = Money.ZERO;
        for (Map.Entry<AccountRole, Money> balance : balances.entrySet()) {
            if (balance.getKey().inBudget()) {
                result = result.minus(balance.getValue());
            }
        }
        return new FourAmounts(
                result,
                balances.getOrDefault(AccountRole.EXPECTED, Money.ZERO),
                balances.getOrDefault(AccountRole.OPEN, Money.ZERO),
                balances.getOrDefault(AccountRole.COVER_USED, Money.ZERO),
                balances.getOrDefault(AccountRole.RESERVED_OWN, Money.ZERO),
                balances.getOrDefault(AccountRole.RESERVED_COVERED, Money.ZERO));
    }

    /** Paid by clients and not spent. */
    public Money had() {
        return budget.minus(open).plus(coverUsed);
    }

    /** Held for commitments, whatever stands behind them. */
    public Money reserved() {
        return reservedOwn.plus(reservedCovered);
    }

    /** What may be spent on anything: money had less what is reserved out of it. */
    public Money free() {
        return had().minus(reservedOwn);
    }
}
