package coop.ouvrage.legislation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a parameter says during one period.
 *
 * @param until the last day, or null while nothing newer is known
 * @param content a text, a list or a map of such, as written in the file: numbers stay decimal text
 * @param confirmed the day on which somebody last read it in its sources
 */
public record DatedValue(
        LocalDate from,
        @Nullable LocalDate until,
        Object content,
        List<String> sources,
        Mark mark,
        LocalDate confirmed,
        @Nullable String note) {

    /** A value stays in force until the next one, unless it says when it ended. */
    static List<DatedValue> periods(List<DatedValue> inOrder) {
        List<DatedValue> values = new ArrayList<>();
        for (int i = 0; i < inOrder.size(); i++) {
            DatedValue v = inOrder.get(i);
            LocalDate next = i + 1 < inOrder.size() ? inOrder.get(i + 1).from().minusDays(1) : null;
            LocalDate until = v.until() == null || next != null && next.isBefore(v.until()) ? next : v.until();
            values.add(new DatedValue(v.from(), until, v.content(), v.sources(), v.mark(), v.confirmed(), v.note()));
        }
        return List.copyOf(values);
    }

    public boolean appliesOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }

    /**
     * Whether somebody read it in a text during the year before that day, and not in an earlier calendar year if it is open-ended; what
     * comes from memory was never read.
     */
    public boolean isConfirmedOn(LocalDate day) {
        return mark.isRead() && !confirmed.isBefore(day.minusYears(1)) && !isCarriedTo(day);
    }

    /** How well it is known on that day: law changes with the year, so what was verified in an earlier one is not verified in this. */
    public Mark markOn(LocalDate day) {
        return mark.isVerified() && isCarriedTo(day) ? Mark.CARRIED : mark;
    }

    /** Nothing newer is known, its end neither, and that year had not begun when it was last read. */
    private boolean isCarriedTo(LocalDate day) {
        return until == null && day.getYear() > Math.max(confirmed.getYear(), from.getYear());
    }
}
