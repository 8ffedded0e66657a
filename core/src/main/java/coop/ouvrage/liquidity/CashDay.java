package coop.ouvrage.liquidity;

import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.Map;

/**
 * A day, or a week that begins on it.
 *
 * @param flows what comes in, and negative what goes out; nothing for what does not move
 * @param closing cash at the end
 */
public record CashDay(LocalDate day, Map<Flow, Money> flows, Money closing) {

    public Money of(Flow flow) {
        return flows.getOrDefault(flow, Money.ZERO);
    }

    public Money moved() {
        return Money.sum(flows.values());
    }
}
