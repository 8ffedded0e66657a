package coop.ouvrage.treasury.format;

import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One movement of the balance, with what explains it.
 *
 * @param key             stable for ever: the same movement in a second export has the same key, so that importing it again adds
 *                        nothing
 * @param line            where it starts in the file
 * @param date            booking date; if the bank gave none, its value date, else the day of the closing balance
 * @param amount          signed, debit negative
 * @param status          {@code BOOK}, {@code PDNG}, {@code INFO}; only booked ones move the balance
 * @param reversal        whether it reverses an earlier entry (its sign is already that of this entry)
 * @param bankReference   the bank's own reference; empty if none
 * @param transactionCode the bank's code: eight digits in CODA, domain/family/sub-family in CAMT; may be empty
 * @param transaction     what explains the entry; if it has several details, what is common to them
 * @param details         the parts of a collective entry (which do not move the balance again); else empty
 * @param information     what else the bank says about it
 */
public record Entry(
        String key,
        int line,
        @Nullable LocalDate date,
        @Nullable LocalDate valueDate,
        BigDecimal amount,
        String currency,
        String status,
        boolean reversal,
        String bankReference,
        String transactionCode,
        Transaction transaction,
        List<Transaction> details,
        List<String> information) {

    public static final String BOOKED = "BOOK";

    public Entry {
        details = List.copyOf(details);
        information = List.copyOf(information);
    }

    public boolean isBooked() {
        return status.equals(BOOKED);
    }

    public boolean isCredit() {
        return amount.signum() > 0;
    }

    /** The amount, if it is in euro and in whole cents; else empty, and an officer has to decide. */
    public Optional<Money> money() {
        boolean exact = currency.equals("EUR") && amount.stripTrailingZeros().scale() <= 2;
        return exact ? Optional.of(Money.of(amount)) : Optional.empty();
    }

    /** The same under another key. */
    public Entry withKey(String stableKey) {
        return new Entry(
                stableKey,
                line,
                date,
                valueDate,
                amount,
                currency,
                status,
                reversal,
                bankReference,
                transactionCode,
                transaction,
                details,
                information);
    }
}
