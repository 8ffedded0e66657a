package coop.ouvrage.shifts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A week, or a part of it, on an invoice.
 *
 * @param week its first day
 * @param minutes paid, less what was given back
 * @param change corrected since; no document bears it yet
 */
public record BilledWeek(LocalDate week, UUID invoice, int contracts, int minutes, int change) {

    /** Hours, two decimals, half-up. */
    public BigDecimal hours() {
        return BigDecimal.valueOf(minutes).divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP);
    }
}
