package coop.ouvrage.demo;

import coop.ouvrage.customer.ClientKind;
import java.util.List;
import java.util.Locale;
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
