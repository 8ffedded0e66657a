package coop.ouvrage.desk.legislation;

import coop.ouvrage.legislation.DatedValue;
import coop.ouvrage.legislation.Legislation;
import coop.ouvrage.legislation.Parameter;
import coop.ouvrage.legislation.Source;
import coop.ouvrage.web.Mark;
import coop.ouvrage.web.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a parameter says during one period, with its sources.
 *
 * @param mark good if two sources agree, else to be checked
 * @param known how well, in words
 * @param stale nobody read it in a text for a year
 */
public record ValueView(
        LocalDate from,
        @Nullable LocalDate until,
        List<Cell> cells,
        Mark mark,
        String known,
        LocalDate confirmed,
        boolean stale,
        List<Source> sources,
        @Nullable String note) {

    static ValueView of(Parameter parameter, DatedValue value, LocalDate day, Legislation legislation, Words words) {
        return new ValueView(
                value.from(),
                value.until(),
                Cell.of(value.content(), parameter.unit(), words),
                value.markOn(day).isVerified() ? Mark.GOOD : Mark.WAIT,
                words.t("legislation.mark." + value.markOn(day)),
                value.confirmed(),
                !value.isConfirmedOn(day),
                value.sources().stream()
                        .map(id -> Objects.requireNonNull(legislation.sources().get(id)))
                        .toList(),
                value.note());
    }

    /** Whether it is one figure, not a table. */
    public boolean isSingle() {
        return cells.size() == 1;
    }
}
