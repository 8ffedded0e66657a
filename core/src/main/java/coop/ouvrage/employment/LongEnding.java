package coop.ouvrage.employment;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a lasting contract ends before its time, or at all.
 *
 * @param noticeFrom first day of the notice; null where both sides agree
 * @param noticeWeeks how long the notice lasts; null where both sides agree
 * @param source the text of law or agreement that gives the length, as the officer read it
 */
public record LongEnding(
        LocalDate lastDay,
        How how,
        @Nullable LocalDate noticeFrom,
        @Nullable Integer noticeWeeks,
        String source,
        String reason) {

    /** Who ends it. */
    public enum How {
        DISMISSAL,
        RESIGNATION,
        AGREEMENT
    }
}
