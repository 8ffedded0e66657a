package coop.ouvrage.legislation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One value or table of the law over time.
 *
 * @param name chapter and value, as its file is called: {@code social_security/employee_rate}
 * @param values in the order of time, none overlapping; a gap means that nobody knows
 */
public record Parameter(String name, String description, String unit, List<DatedValue> values) {

    /** What it says on that day, if anything is known. */
    public Optional<DatedValue> on(LocalDate day) {
        return values.stream().filter(value -> value.appliesOn(day)).findFirst();
    }

    /** With one more value, which comes in at its first day or replaces the one of that day. */
    Parameter with(DatedValue value) {
        SortedMap<LocalDate, DatedValue> byDay = new TreeMap<>();
        values.forEach(known -> byDay.put(known.from(), known));
        byDay.put(value.from(), value);
        return new Parameter(name, description, unit, DatedValue.periods(List.copyOf(byDay.values())));
    }

    /** The part of the law that it belongs to: {@code social_security}. */
    public String chapter() {
        return name.substring(0, name.indexOf('/'));
    }

    /** Its name within the chapter: {@code employee_rate}. */
    public String shortName() {
        return name.substring(name.indexOf('/') + 1);
    }
}
