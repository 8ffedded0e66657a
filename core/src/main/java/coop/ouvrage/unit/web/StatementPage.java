package coop.ouvrage.unit.web;

import coop.ouvrage.money.Money;
import coop.ouvrage.unit.ProductionUnit;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a unit earned and spent in a year. Money in is positive.
 *
 * @param brought what stood in the budget on 1 January
 * @param next address of the lines that follow; null at the end
 */
public record StatementPage(
        ProductionUnit unit,
        int year,
        List<Integer> years,
        List<Month> months,
        Month total,
        Money brought,
        List<Post> posts,
        List<Line> lines,
        @Nullable String next) {

    /** One month. */
    public record Month(LocalDate first, Money in, Money out) {

        public Money result() {
            return in.plus(out);
        }
    }

    /** An account over the year. */
    public record Post(String name, Money amount) {}

    /**
     * A line of the books, as the unit sees it.
     *
     * @param page of the job that it came of; none if it came of none, or of what has no page
     */
    public record Line(
            LocalDate date,
            String text,
            String account,
            Money amount,
            @Nullable String page) {}
}
