package coop.ouvrage.treasury.format;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One movement of a CODA statement with everything that hangs on it: its own records, details and information. */
final class CodaMovement {

    private final CodaTransaction total;
    private final BigDecimal amount;
    private final @Nullable LocalDate valueDate;
    private final @Nullable LocalDate bookingDate;
    private final List<CodaTransaction> details = new ArrayList<>();
    private final List<String> information = new ArrayList<>();

    CodaMovement(CodaLine line) {
        this.total = new CodaTransaction(line);
        this.amount = line.amount(32, 33);
        this.valueDate = line.date(48);
        this.bookingDate = line.date(116);
    }

    CodaLine line() {
        return total.line();
    }

    String number() {
        return total.line().field(3, 6);
    }

    BigDecimal amount() {
        return amount;
    }

    void detail(CodaLine line) {
        details.add(new CodaTransaction(line));
    }

    /** Records 22 and 23 belong to the latest 21. */
    void continued(CodaLine line) {
        CodaTransaction latest = details.isEmpty() ? total : details.getLast();
        if (!latest.line().field(7, 10).equals(line.field(7, 10))) {
            throw new Rejection("without_movement");
        }
        latest.continued(line);
    }

    void information(CodaLine line) {
        String text = switch (line.record()) {
            case "31" -> line.text(41, 113);
            case "32" -> line.text(11, 115);
            default -> line.text(11, 100);
        };
        boolean partyName = line.record().equals("31") && line.at(40) == '1' && text.startsWith("001");
        if (partyName) {
            (details.isEmpty() ? total : details.getLast()).fullName(line.text(44, 113));
        }
        if (!text.isEmpty()) {
            information.add(text);
        }
    }

    /** Running numbers count by one and start again after 9999. */
    void precedes(CodaLine next, Reading reading) {
        int expected = (total.line().count(3, 6) + 1) % 10_000;
        if (next.count(3, 6) != expected) {
            reading.find(next.number(), FindingCode.SEQUENCE, expected, next.field(3, 6));
        }
    }

    Entry entry(String currency, @Nullable LocalDate closingDay, Reading reading) {
        LocalDate date = bookingDate != null ? bookingDate : valueDate != null ? valueDate : closingDay;
        if (bookingDate == null && date != null) {
            reading.find(total.line().number(), FindingCode.DATE_ASSUMED, date.toString());
        }
        checkDetails(reading);
        List<Transaction> parts =
                details.stream().map(detail -> detail.transaction(reading)).toList();
        return new Entry(
                "",
                total.line().number(),
                date,
                valueDate,
                amount,
                currency,
                Entry.BOOKED,
                false,
                total.line().text(11, 31),
                total.line().text(54, 61),
                withOriginal(total.transaction(reading), parts),
                parts,
                information);
    }

    /** A bank that details what it exchanged says the original amount in one of the details, beside its charges. */
    private static Transaction withOriginal(Transaction whole, List<Transaction> parts) {
        List<Transaction> exchanged =
                parts.stream().filter(part -> part.instructed() != null).toList();
        return whole.instructed() != null || exchanged.size() != 1 ? whole : whole.explainedBy(exchanged.getFirst());
    }

    /** Kind 5 details a total that the client made (1), kinds 6 and 7 one that the bank made (2). */
    private void checkDetails(Reading reading) {
        String kinds = switch (total.line().at(54)) {
            case '1' -> "5";
            case '2' -> "67";
            default -> "";
        };
        List<BigDecimal> parts = details.stream()
                .filter(detail -> kinds.indexOf(detail.line().at(54)) >= 0)
                .map(CodaTransaction::amount)
                .toList();
        BigDecimal sum = parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (!parts.isEmpty() && sum.compareTo(amount) != 0) {
            reading.find(total.line().number(), FindingCode.DETAILS_SUM, Amounts.plain(sum), Amounts.plain(amount));
        }
    }
}
