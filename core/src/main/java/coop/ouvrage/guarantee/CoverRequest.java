package coop.ouvrage.guarantee;

import coop.ouvrage.money.Money;
import java.util.List;
import java.util.UUID;

/**
 * What cover is asked for.
 *
 * @param job identity of the job; a decision of an adviser is looked up by it
 * @param inclVat what the client will owe: its exposure
 * @param wageCharge what the contracts of the job charge to the unit
 * @param costs costs named in the order
 * @param orderAccepted whether the client has accepted; the live form asks as if it had
 */
public record CoverRequest(
        String entity,
        UUID client,
        UUID unit,
        UUID job,
        UUID holder,
        List<UUID> workers,
        Money inclVat,
        Money contribution,
        Money wageCharge,
        Money costs,
        boolean orderAccepted) {

    /** What the fund would stand behind: wage charge, contribution and named costs. */
    public Money amount() {
        return wageCharge.plus(contribution).plus(costs);
    }
}
