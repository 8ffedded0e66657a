package coop.ouvrage.employment;

import coop.ouvrage.refusal.Refusal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a contract ends before its time, or at all.
 *
 * @param noticeFrom first day of the notice; null where both sides agree
 * @param noticeWeeks how long the notice lasts, none where the text that was read asks for none; null where both sides agree
 * @param source the text of law or agreement that gives the length, as the officer read it
 */
public record Ending(
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

    static Ending agreed(LocalDate lastDay, String reason) {
        return new Ending(lastDay, How.AGREEMENT, null, null, "", reason.strip());
    }

    /** Why it cannot be so: its length of notice is law that nobody has read yet, or its last day lies within the notice. */
    List<Refusal> ofNotice() {
        if (how == How.AGREEMENT) {
            return List.of();
        }
        if (noticeFrom == null || noticeWeeks == null || noticeWeeks < 0 || source.isBlank()) {
            return List.of(Refusal.of("employment.long_notice_unsourced"));
        }
        LocalDate until = noticeFrom.plusWeeks(noticeWeeks).minusDays(1);
        return lastDay.isBefore(until) ? List.of(Refusal.of("employment.long_notice_short", "day", until)) : List.of();
    }
}
