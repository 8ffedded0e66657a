package coop.ouvrage.treasury.format;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement of one account.
 *
 * @param line     where it starts
 * @param account  IBAN or other number, without blanks, as the bank wrote it; empty if it wrote none
 * @param currency ISO 4217; empty if unknown
 * @param id       the bank's identification; in CODA the file reference
 * @param sequence number of the (coded, electronic) statement, as written
 * @param created  when the bank made it
 * @param messages free messages of the bank to the account holder
 */
public record Statement(
        int line,
        String account,
        String currency,
        String holder,
        @Nullable String id,
        @Nullable String sequence,
        @Nullable LocalDate created,
        @Nullable Balance opening,
        @Nullable Balance closing,
        List<Entry> entries,
        List<String> messages) {

    public Statement {
        entries = List.copyOf(entries);
        messages = List.copyOf(messages);
    }

    /** Sum of the booked entries, debits negative. */
    public BigDecimal movement() {
        return entries.stream().filter(Entry::isBooked).map(Entry::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Whether opening balance plus booked entries is the closing balance; false if a balance is missing. */
    public boolean follows() {
        return opening != null
                && closing != null
                && opening.currency().equals(closing.currency())
                && opening.amount().add(movement()).compareTo(closing.amount()) == 0;
    }

    /** The account is shown by its end only. */
    @Override
    public String toString() {
        return "Statement[" + Masked.end(account) + " " + sequence + ", " + entries.size() + " entries]";
    }
}
