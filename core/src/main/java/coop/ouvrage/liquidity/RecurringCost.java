package coop.ouvrage.liquidity;

import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.UUID;

/** A cost that comes every month; on the last day of shorter months. */
public record RecurringCost(UUID id, String entity, String label, int dayOfMonth, Money amount) {

    boolean fallsOn(LocalDate day) {
        return day.getDayOfMonth() == Math.min(dayOfMonth, day.lengthOfMonth());
    }
}
