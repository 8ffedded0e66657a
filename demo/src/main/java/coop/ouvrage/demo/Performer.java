package coop.ouvrage.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVRecord;

/**
 * A person of the demo as written down: a member with a trade.
 *
 * @param function the trade in the person's language, as their contracts say it
 */
record Performer(
        int number,
        String key,
        String given,
        String family,
        Locale language,
        LocalDate born,
        String street,
        String postcode,
        String town,
        String trade,
        String unit,
        boolean activity,
        String kind,
        String function) {

    static List<Performer> all() {
        return Sheet.read("people.csv").stream().map(Performer::of).toList();
    }

    /** The one of this key. */
    static Performer of(String key) {
        return all().stream().filter(p -> p.key().equals(key)).findFirst().orElseThrow();
    }

    private static Performer of(CSVRecord row) {
        return new Performer(
                (int) row.getRecordNumber(),
                row.get("key"),
                row.get("given"),
                row.get("family"),
                Locale.of(row.get("language")),
                LocalDate.parse(row.get("born")),
                row.get("street"),
                row.get("postcode"),
                row.get("town"),
                row.get("trade"),
                row.get("unit"),
                row.get("tool").equals("ACTIVITY"),
                row.get("kind"),
                row.get("function"));
    }

    /** Students and a few others try it out first. */
    boolean hasShare() {
        return activity || !kind.equals("STUDENT") && number % 5 != 0;
    }

    String email() {
        return key + "@ouvrage.example";
    }
}
