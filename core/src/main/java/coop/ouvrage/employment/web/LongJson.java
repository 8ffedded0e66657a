package coop.ouvrage.employment.web;

import coop.ouvrage.employment.ContractState;
import coop.ouvrage.employment.LongAbsence;
import coop.ouvrage.employment.LongContract;
import coop.ouvrage.employment.LongTerms;
import coop.ouvrage.employment.WeekPlan;
import coop.ouvrage.employment.WorkContract;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lasting contract for programs; amounts are decimal texts.
 *
 * @param stage how far its signature has come; null until an officer has agreed
 * @param terms hours and pay, oldest first; those without {@code agreedAt} wait for the worker
 */
record LongJson(
        UUID id,
        String entity,
        UUID unit,
        UUID worker,
        String kind,
        String function,
        String state,
        @Nullable String stage,
        LocalDate startsOn,
        @Nullable LocalDate endsOn,
        BigDecimal fullHours,
        @Nullable UUID firstContract,
        List<TermsJson> terms) {

    static LongJson of(LongContract contract, @Nullable ContractState stage) {
        return new LongJson(
                contract.id(),
                contract.entity(),
                contract.unit(),
                contract.worker(),
                contract.kind().name(),
                contract.post().function(),
                contract.state().name(),
                stage == null ? null : stage.name(),
                contract.startsOn(),
                contract.endsOn(),
                contract.fullHours(),
                contract.firstMonth() == null
                        ? null
                        : Objects.requireNonNull(contract.firstMonth()).value(),
                contract.terms().stream().map(TermsJson::of).toList());
    }

    /** Hours and pay from a month on. */
    record TermsJson(
            int nr,
            YearMonth from,
            BigDecimal weeklyHours,
            List<WeekPlan.Shift> week,
            String gross,
            String reason,
            @Nullable Instant agreedAt) {

        static TermsJson of(LongTerms terms) {
            return new TermsJson(
                    terms.nr(),
                    terms.from(),
                    terms.weeklyHours(),
                    terms.plan().shifts(),
                    terms.gross().toString(),
                    terms.reason(),
                    terms.agreedAt());
        }
    }

    /** One month, which is a work contract. */
    record MonthJson(UUID contract, YearMonth month, BigDecimal hours, String gross, String state) {

        static MonthJson of(WorkContract month) {
            return new MonthJson(
                    month.id().value(),
                    YearMonth.from(month.firstDay()),
                    month.hours(),
                    month.gross().toString(),
                    month.state().name());
        }
    }

    /** Days off; {@code unpaid} are those for which no wage is due. */
    record AbsenceJson(UUID id, String kind, LocalDate firstDay, LocalDate lastDay, List<LocalDate> unpaid) {

        static AbsenceJson of(LongAbsence absence) {
            return new AbsenceJson(
                    absence.id(),
                    absence.kind().name(),
                    absence.firstDay(),
                    absence.lastDay(),
                    absence.lost().stream().sorted().toList());
        }
    }

    /** The identity of what was made. */
    record MadeJson(UUID id) {}
}
