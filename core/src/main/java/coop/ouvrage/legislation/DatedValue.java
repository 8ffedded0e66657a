package coop.ouvrage.legislation;

import java.time.LocalDate;
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

    public boolean appliesOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }

    /** Whether somebody read it in a text during the year before that day; what comes from memory was never read. */
    public boolean isConfirmedOn(LocalDate day) {
        return mark.isRead() && !confirmed.isBefore(day.minusYears(1));
    }
}
