package coop.ouvrage.payroll.spi;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Below which hourly wage may nobody work?
 *
 * @param age in full years on that day
 * @param weeklyHours hours of a full-time week; null for the normal week of the law
 * @param scale a class of a sector's pay scale, in the words of the country pack; null where none applies
 */
public record MinimumWageQuestion(
        LocalDate day,
        ContractKind kind,
        int age,
        @Nullable BigDecimal weeklyHours,
        @Nullable String scale) {

    /** For an adult in a normal week, without a sector's scale. */
    public static MinimumWageQuestion adult(LocalDate day, ContractKind kind) {
        return new MinimumWageQuestion(day, kind, 21, null, null);
    }
}
