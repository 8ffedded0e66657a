package coop.ouvrage.guarantee;

import coop.ouvrage.money.Money;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * How the guarantee stands.
 *
 * @param balance what is in the fund
 * @param standing what it stands behind in all
 * @param alarm the balance below which new cover stops
 * @param borne what the fund bears of each loss in the books, by job
 */
public record GuaranteeBoard(
        String entity,
        Money balance,
        Money standing,
        Money alarm,
        List<ByClient> clients,
        List<Cover> losses,
        Map<UUID, Money> borne) {

    /** What stands behind one client. */
    public record ByClient(UUID client, int orders, Money standing, Money atRisk) {}

    public Money borne(Cover loss) {
        return borne.getOrDefault(loss.job(), Money.ZERO);
    }

    public boolean alarmed() {
        return balance.compareTo(alarm) < 0;
    }
}
