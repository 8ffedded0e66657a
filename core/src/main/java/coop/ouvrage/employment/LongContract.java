package coop.ouvrage.employment;

import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A work contract that lasts: part-time, of a long fixed term, or open-ended, with the same pay each month.
 *
 * @param endsOn last day; null while it is open-ended
 * @param fullHours hours a week of somebody full-time in the house; {@code lawHours} those by which wages are calculated
 * @param terms hours and pay, oldest first, riders that nobody has agreed to included
 * @param firstMonth the work contract that both sides sign; null until an officer has agreed
 * @param forecast the last one; null until somebody made one
 * @param absences oldest first, those taken back left out
 */
public record LongContract(
        UUID id,
        String entity,
        UUID unit,
        UUID holder,
        UUID worker,
        ContractKind kind,
        LocalDate startsOn,
        @Nullable LocalDate endsOn,
        boolean variable,
        BigDecimal fullHours,
        BigDecimal lawHours,
        Post post,
        String exception,
        State state,
        Instant askedAt,
        @Nullable String decision,
        @Nullable ContractId firstMonth,
        List<LongTerms> terms,
        @Nullable LongForecast forecast,
        @Nullable Ending ending,
        List<LongAbsence> absences) {

    /** What an officer has said to it. */
    public enum State {
        ASKED,
        AGREED,
        REFUSED
    }

    public LongContract {
        terms = List.copyOf(terms);
        absences = List.copyOf(absences);
    }

    /** Hours and pay that hold in a month. */
    public LongTerms terms(YearMonth month) {
        return terms.stream()
                .filter(LongTerms::agreed)
                .filter(t -> !t.from().isAfter(month))
                .max(Comparator.comparingInt(LongTerms::nr))
                .orElse(terms.getFirst());
    }

    /** A rider that waits for the worker. */
    public Optional<LongTerms> proposed() {
        return terms.stream().filter(t -> t.nr() > 1 && !t.agreed()).findFirst();
    }

    public boolean openEnded() {
        return endsOn == null;
    }

    /** The part of full time, to four decimals. */
    public BigDecimal part(YearMonth month) {
        return terms(month).weeklyHours().divide(fullHours, 4, RoundingMode.HALF_UP);
    }

    public Money gross(YearMonth month) {
        return terms(month).gross();
    }

    /** The first day of a month on which it holds. */
    LocalDate first(YearMonth month) {
        return startsOn.isAfter(month.atDay(1)) ? startsOn : month.atDay(1);
    }

    /** The last day of a month on which it holds. */
    LocalDate last(YearMonth month) {
        LocalDate end = month.atEndOfMonth();
        return endsOn != null && endsOn.isBefore(end) ? endsOn : end;
    }

    /** The shifts of a month by its plan, whoever is absent. */
    List<WorkDay> plannedDays(YearMonth month) {
        return terms(month).plan().days(first(month), last(month));
    }

    /** The shifts of a month that are paid: worked, or on a day off for which the wage is due. */
    List<WorkDay> days(YearMonth month) {
        return plannedDays(month).stream().filter(day -> !isLost(day.date())).toList();
    }

    /** Whether no wage is due for a day, because of an absence. */
    boolean isLost(LocalDate day) {
        return absences.stream().anyMatch(absence -> absence.lost().contains(day));
    }

    /** For a fixed term as it was agreed, not by an end that came later. */
    boolean fixedTerm() {
        return endsOn != null && ending == null;
    }

    LongContract with(List<LongAbsence> others) {
        return new LongContract(
                id,
                entity,
                unit,
                holder,
                worker,
                kind,
                startsOn,
                endsOn,
                variable,
                fullHours,
                lawHours,
                post,
                exception,
                state,
                askedAt,
                decision,
                firstMonth,
                terms,
                forecast,
                ending,
                others);
    }
}
