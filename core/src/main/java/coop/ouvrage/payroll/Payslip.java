package coop.ouvrage.payroll;

import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.ContractKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payslip: one contract, one month. Never changed; a correction is another one with the differences.
 *
 * @param pays the wage where a paper stored earlier does not say it
 * @param month first day of the month of work
 * @param nr 0 for the first of its contract and month, then the corrections
 * @param creditedOn the promised day
 * @param order the order whose cover bears the wage, if there is one
 * @param language that the law asks for
 * @param document the stored document, once released
 */
public record Payslip(
        PayslipId id,
        PayRunId run,
        String entity,
        UUID worker,
        ContractId contract,
        UUID job,
        @Nullable UUID order,
        UUID unit,
        ContractKind kind,
        @Nullable Pays pays,
        LocalDate month,
        int nr,
        LocalDate firstDay,
        LocalDate lastDay,
        LocalDate creditedOn,
        Totals totals,
        String language,
        @Nullable UUID document,
        Instant calculatedAt) {

    @Override
    public Pays pays() {
        return Objects.requireNonNullElse(pays, Pays.WAGE);
    }

    public boolean isDeparture() {
        return pays == Pays.DEPARTURE;
    }

    /** Owed once a year beside wages. */
    public boolean isYearly() {
        return pays().isYearly();
    }

    public boolean isCorrection() {
        return nr > 0;
    }
}
