package coop.ouvrage.simulators.bank;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** A statement as CODA 2.6: fixed lines of 128 characters (Febelfin, February 2018). */
final class CodaText {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("ddMMyy");
    private static final String LAST_OF_FILE = "2";

    private final StatementCut cut;
    private final List<String> lines = new ArrayList<>();
    private int counted;

    private CodaText(StatementCut cut) {
        this.cut = cut;
    }

    static byte[] of(StatementCut cut) {
        CodaText text = new CodaText(cut);
        text.write();
        return (String.join("\n", text.lines) + "\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private void write() {
        add(
                "0",
                "0000" + day(cut.closingDate()) + cut.iban().substring(4, 7) + "05" + pad("", 8)
                        + pad("S" + cut.number(), 10) + pad(cut.holder(), 26) + pad(cut.bic(), 11) + pad("", 11) + " "
                        + "00000"
                        + pad("", 39) + "2");
        count(
                "1",
                "2" + sequence() + pad(cut.iban(), 31) + "   EUR" + sign(cut.openingCents())
                        + amount(cut.openingCents()) + day(cut.openingDate()) + pad(cut.holder(), 26) + pad("", 35)
                        + sequence());
        int running = 1;
        for (Movement movement : cut.movements()) {
            movement(movement, running++ % 10_000);
        }
        count(
                "8",
                sequence() + pad(cut.iban(), 31) + "   EUR" + sign(cut.closingCents()) + amount(cut.closingCents())
                        + day(cut.closingDate()) + pad("", 64) + "0");
        add(
                "9",
                pad("", 15)
                        + "%06d".formatted(counted)
                        + amount(cut.debits())
                        + amount(cut.credits())
                        + pad("", 75)
                        + LAST_OF_FILE);
    }

    private void movement(Movement m, int running) {
        String number = "%04d0000".formatted(running);
        String communication = m.structured() ? "101" + m.communication() : ascii(m.communication());
        count(
                "2",
                "1" + number + pad(m.id(), 21) + sign(m.cents()) + amount(m.cents()) + day(m.date()) + code(m)
                        + (m.structured() ? "1" : "0") + pad(communication, 53) + day(m.date()) + sequence() + "0" + "1"
                        + " " + "0");
        count(
                "2",
                "2" + number + pad(from(communication, 53), 53) + pad(m.endToEnd(), 35) + pad("", 11) + "   "
                        + (m.isReturn() ? "2" + pad(m.returnReason(), 4) : pad("", 5)) + pad("", 8)
                        + (m.iban().isEmpty() ? "0" : "1") + " " + "0");
        if (!m.iban().isEmpty()) {
            count(
                    "2",
                    "3" + number + pad(pad(m.iban(), 34) + "EUR", 37) + pad(m.name(), 35)
                            + pad(from(communication, 106), 43) + "0" + " " + "0");
        }
    }

    /** Kind 0 simple, 1 a total that the client made; family 01 transfers. */
    private static String code(Movement m) {
        if (m.cents() > 0) {
            return m.isReturn() ? "00149000" : "00150000";
        }
        return m.isCollective() ? "10107000" : "00101000";
    }

    private String sequence() {
        return "%03d".formatted(cut.number() % 1000);
    }

    private static String sign(long cents) {
        return cents < 0 ? "1" : "0";
    }

    /** Fifteen digits of which three are decimals. */
    private static String amount(long cents) {
        return "%015d".formatted(Math.abs(cents) * 10);
    }

    private static String day(LocalDate date) {
        return DAY.format(date);
    }

    private static String from(String text, int position) {
        return text.length() > position ? text.substring(position) : "";
    }

    private static String pad(String text, int width) {
        String plain = ascii(text);
        return plain.length() >= width ? plain.substring(0, width) : plain + " ".repeat(width - plain.length());
    }

    private static String ascii(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^\\x20-\\x7e]", "?");
    }

    private void count(String kind, String rest) {
        counted++;
        add(kind, rest);
    }

    private void add(String kind, String rest) {
        String line = kind + rest;
        if (line.length() != 128) {
            throw new IllegalStateException("a line of " + line.length() + " characters: " + line);
        }
        lines.add(line);
    }
}
