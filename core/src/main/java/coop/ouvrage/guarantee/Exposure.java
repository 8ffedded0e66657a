package coop.ouvrage.guarantee;

import coop.ouvrage.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the fund stands behind in one place: for a sector, which is the trade of the units, or for a member, who answers for units.
 *
 * @param member null for a sector
 * @param sector empty for a member, or where units name no trade
 * @param standing given and not yet proven unnecessary
 * @param atRisk of that, what was paid ahead of clients
 * @param limit above which finance is told; cover is still given, an adviser looks at the next job
 */
public record Exposure(@Nullable UUID member, String sector, int orders, Money standing, Money atRisk, Money limit) {

    public boolean exceeded() {
        return standing.compareTo(limit) > 0;
    }
}
