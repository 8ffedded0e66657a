package coop.ouvrage.payroll.spi;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is owed for a year, or why nothing is.
 *
 * @param pay null when nothing is owed
 * @param why message key of the reason, whether something is owed or not
 * @param months that count
 */
public record YearlyAnswer(@Nullable PayAnswer pay, String why, int months) {

    public static YearlyAnswer nothing(String why) {
        return new YearlyAnswer(null, why, 0);
    }

    public Optional<PayAnswer> owed() {
        return Optional.ofNullable(pay);
    }
}
