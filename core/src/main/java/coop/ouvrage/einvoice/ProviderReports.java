package coop.ouvrage.einvoice;

import coop.ouvrage.refusal.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a service provider of Peppol reports to OpenPeppol each month; there is none of this unless we are an access point ourselves. */
public interface ProviderReports {

    /** OpenPeppol takes reports until this day of the following month (Peppol Reporting, operational guideline 1.0.2). */
    int LAST_DAY = 15;

    /**
     * A report as it is kept.
     *
     * @param parts what it counts, as it stands in the file
     * @param sentAt null while OpenPeppol has not taken it
     * @param trouble why it did not go out: {@code rules}, {@code nobody}, {@code refused} or {@code down}, with what was said behind a
     *     colon; empty for nothing
     */
    record Report(
            YearMonth month,
            ProviderRules.Kind kind,
            List<Part> parts,
            Instant madeAt,
            @Nullable Instant sentAt,
            String trouble) {

        public LocalDate dueOn() {
            return ProviderReports.dueOn(month);
        }

        public String troubleCode() {
            return trouble.replaceFirst(":.*", "");
        }

        public String troubleDetail() {
            return trouble.contains(": ") ? trouble.substring(trouble.indexOf(": ") + 2) : "";
        }
    }

    /**
     * A count.
     *
     * @param keys what is counted, such as the seat of the other provider and the kind of document; empty for the total
     * @param figures names of the file, such as {@code Incoming}, each with its number
     */
    record Part(List<String> keys, List<Figure> figures) {}

    /** A number of the file. */
    record Figure(String name, String value) {}

    static LocalDate dueOn(YearMonth month) {
        return month.plusMonths(1).atDay(LAST_DAY);
    }

    /** Newest month first. */
    List<Report> all();

    /** Months that are over, have no report, and come after the first message; newest first. */
    List<YearMonth> missing();

    Optional<byte[]> file(YearMonth month, ProviderRules.Kind kind);

    /** Makes what a month misses and sends what did not go out. A report that is there is never made again: what it says stands. */
    Outcome<Boolean> send(YearMonth month);
}
