package coop.ouvrage.sales;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When an invoice comes again.
 *
 * @param months from one to the next: 1, 2, 3, 6 or 12
 * @param first day of the first; the others follow on the same day of their month, or its last
 * @param last day after which none comes; null for no end
 */
public record Repeat(int months, LocalDate first, @Nullable LocalDate last) {

    public static final Set<Integer> MONTHS = Set.of(1, 2, 3, 6, 12);

    /** The day of the one after so many; null when the end was reached. */
    @Nullable
    LocalDate after(int runs) {
        LocalDate next = first.plusMonths((long) runs * months);
        return last != null && next.isAfter(last) ? null : next;
    }
}
