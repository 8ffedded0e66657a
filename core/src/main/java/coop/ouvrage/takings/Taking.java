package coop.ouvrage.takings;

import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the receipts journal: one sale, or the sum of a day's small ones of a rate.
 *
 * @param nr of its unit and year, without a gap
 * @param gross with VAT; below zero when it takes another one back
 * @param description what was sold; may be empty where the law does not ask for it
 * @param reverses the line that this one takes back
 * @param closedBy the day that counted it; null while that day is open
 */
public record Taking(
        UUID id,
        UUID unit,
        long nr,
        LocalDate day,
        Supply supply,
        Rate rate,
        String description,
        Money gross,
        Method method,
        @Nullable UUID reverses,
        String reason,
        Instant recordedAt,
        @Nullable UUID closedBy) {

    /** How the client paid. */
    public enum Method {
        CASH,
        CARD
    }

    /** How the law taxed it on its day. */
    public record Rate(String vatCase, String category, BigDecimal fraction) {}

    Taking reversal(UUID newId, long newNr, LocalDate on, Instant at, String why) {
        return new Taking(newId, unit, newNr, on, supply, rate, description, gross.negate(), method, id, why, at, null);
    }
}
