package coop.ouvrage.demo;

import coop.ouvrage.customer.ClientKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;

/** A client of the demo as written down, and how it pays. */
record Payer(
        int number,
        String key,
        ClientKind kind,
        String name,
        Locale language,
        String street,
        String postcode,
        String town,
        String country,
        int paymentDays,
        Habit habit,
        String foreignVat) {

    /** How a client pays. */
    enum Habit {
        ON_TIME,
        LATE,
        PARTLY,
        TWICE,
        NO_REFERENCE,
        /** Goes bankrupt in the year. */
        FAILS
    }

    static List<Payer> all() {
        return Sheet.read("clients.csv").stream().map(Payer::of).toList();
    }

    /** The one of this key. */
    static Payer of(String key) {
        return all().stream().filter(p -> p.key().equals(key)).findFirst().orElseThrow();
    }

    private static Payer of(CSVRecord row) {
        return new Payer(
                (int) row.getRecordNumber(),
                row.get("key"),
                ClientKind.valueOf(row.get("kind")),
                row.get("name"),
                Locale.of(row.get("language")),
                row.get("street"),
                row.get("postcode"),
                row.get("town"),
                row.get("country"),
                Integer.parseInt(row.get("days")),
                Habit.valueOf(row.get("habit")),
                row.get("vat"));
    }

    /** Private persons are known to one unit only, the one of this member; organisations to everybody. */
    private static final Map<String, String> FRIENDS =
            Map.of("mariage", "lea", "jubileum", "marie", "tuin", "wout", "piano", "olivier", "toiture", "jonas");

    Optional<String> friend() {
        return Optional.ofNullable(FRIENDS.get(key));
    }

    String email() {
        return key + "@client.example";
    }

    /** The account it pays from. */
    String iban() {
        return Numbers.iban(5000 + number);
    }

    String enterprise() {
        return Numbers.enterprise(500 + number);
    }
}
