package coop.ouvrage.web;

import coop.ouvrage.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A day on the ruler, with an amount or a word of its state. */
public record TimelineRow(
        LocalDate day,
        String text,
        String detail,
        @Nullable Money amount,
        @Nullable String href,
        String state) {

    public static TimelineRow of(LocalDate day, String text, String detail) {
        return new TimelineRow(day, text, detail, null, null, "");
    }
}
