package coop.ouvrage.guarantee;

import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Cover given to an order.
 *
 * @param exposure what the client owes for it, VAT included
 * @param amount the most that the fund stands behind
 * @param used paid to workers ahead of the client
 * @param repaid of that, covered by payments of the client since
 * @param lost of that, a loss of the fund; the books add the contribution that it gives up
 */
public record Cover(
        UUID order,
        String entity,
        UUID client,
        UUID unit,
        UUID job,
        Money exposure,
        Money amount,
        Money used,
        Money repaid,
        Money lost,
        LocalDate givenOn,
        String state) {

    /** Whether contracts may still be signed under it. */
    boolean lives() {
        return state.equals("GIVEN");
    }

    /** What the fund would lose today if the client failed, its contribution apart. */
    public Money atRisk() {
        return used.minus(repaid).minus(lost);
    }
}
