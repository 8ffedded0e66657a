package coop.ouvrage.employment;

import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A work contract as it stands.
 *
 * @param days planned shifts in order, or the confirmed ones once the work is confirmed
 * @param hourlyPay pay follows the hours; otherwise it is one gross for the whole
 * @param charge gross times coefficient, half-up: the job budget that the unit pays
 * @param language of contract and payslip, as the law asks
 * @param confirmedAt since when the days are those worked; null while they are planned
 * @param confirmedBy who confirmed; null when contract hours counted by the passing of time
 */
public record WorkContract(
        ContractId id,
        Assignment assignment,
        ContractKind kind,
        List<PaidDay> days,
        boolean hourlyPay,
        Money gross,
        BigDecimal coefficient,
        Money charge,
        Post post,
        String language,
        ContractState state,
        @Nullable Instant workerSignedAt,
        @Nullable Instant employerSignedAt,
        @Nullable Instant confirmedAt,
        @Nullable UUID confirmedBy) {

    public LocalDate firstDay() {
        return days.getFirst().date();
    }

    public LocalDate lastDay() {
        return days.getLast().date();
    }

    public int minutes() {
        return days.stream().mapToInt(PaidDay::minutes).sum();
    }

    public BigDecimal hours() {
        return PaidDay.hours(minutes());
    }

    public BigDecimal paidHours() {
        return PaidDay.hours(days.stream().mapToInt(PaidDay::paidMinutes).sum());
    }

    public boolean confirmed() {
        return confirmedAt != null;
    }
}
