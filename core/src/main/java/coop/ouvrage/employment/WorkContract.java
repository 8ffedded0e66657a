package coop.ouvrage.employment;

import coop.ouvrage.employment.spi.MinimumPay;
import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A work contract as it stands.
 *
 * @param version counts what was agreed, amended, confirmed, corrected
 * @param days planned shifts in order, or the confirmed ones once the work is confirmed
 * @param hourlyRate gross per paid hour when pay follows the hours; null when it is one gross for the whole
 * @param charge gross times coefficient, half-up: the job budget that the unit pays
 * @param minimum lowest pay that was looked at when the contract was made
 * @param language of contract and payslip, as the law asks
 * @param regularised made after the start, on a request that an officer accepted
 * @param term the lasting contract of which this is one month; null for a contract that stands alone
 */
public record WorkContract(
        ContractId id,
        int version,
        Assignment assignment,
        ContractKind kind,
        List<PaidDay> days,
        @Nullable BigDecimal hourlyRate,
        Money gross,
        BigDecimal coefficient,
        Money charge,
        @Nullable MinimumPay minimum,
        Post post,
        String language,
        ContractState state,
        Times times,
        boolean regularised,
        @Nullable LongTerm term) {

    /**
     * When what happened.
     *
     * @param confirmedBy who confirmed the work; null with a time when contract hours counted without an answer
     */
    public record Times(
            Instant instructedAt,
            @Nullable Instant sentAt,
            @Nullable Instant workerSignedAt,
            @Nullable Instant employerSignedAt,
            @Nullable Instant confirmedAt,
            @Nullable UUID confirmedBy,
            @Nullable Instant cancelledAt) {}

    public LocalDate firstDay() {
        return days.getFirst().date();
    }

    public LocalDate lastDay() {
        return days.getLast().date();
    }

    public Instant startsAt() {
        return days.getFirst().day().startsAt();
    }

    public Instant endsAt() {
        return days.getLast().day().endsAt();
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

    public boolean signedByWorker() {
        return times.workerSignedAt() != null;
    }

    public boolean confirmed() {
        return times.confirmedAt() != null;
    }

    /** Waits for the worker's signature, in time. */
    public boolean toSign(Instant now) {
        return state == ContractState.SENT
                && !signedByWorker()
                && (regularised || startsAt().isAfter(now));
    }

    /** The last shift has begun and nobody has confirmed the hours. */
    public boolean toConfirm(Instant now) {
        return state.binding()
                && !confirmed()
                && !days.getLast().day().startsAt().isAfter(now);
    }

    /** Confirmed by nobody: contract hours counted. */
    public boolean countedAutomatically() {
        return confirmed() && times.confirmedBy() == null;
    }

    /** A month of a lasting contract after its first: neither signed nor declared on its own. */
    public boolean isContinuation() {
        return term != null && !term.firstMonth().equals(id);
    }

    /** The gross on which holiday pay is owed when this contract ends; empty where a lasting contract goes on. */
    public Optional<Money> earnedAtEnd() {
        return term == null ? Optional.of(gross) : Optional.ofNullable(term.earnedAtEnd());
    }

    /** Gross of the year before its end for which leave was not taken; zero but on the last month of a lasting contract. */
    public Money untakenAtEnd() {
        return term == null ? Money.ZERO : term.untaken();
    }

    /** How the pay was agreed, to price other days of the same contract. */
    Pay pay() {
        return hourlyRate == null ? new Pay.Gross(gross) : new Pay.Hourly(hourlyRate);
    }
}
