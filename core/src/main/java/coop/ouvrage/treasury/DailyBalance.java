package coop.ouvrage.treasury;

import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What the bank and the books say of an account at the end of a day on which a statement closes. The difference is the sum of its three
 * parts.
 *
 * @param statement the one that closes on this day
 * @param sequence its number, as the bank writes it; empty if it writes none
 * @param bank closing balance of the statement
 * @param books what the ledger holds of the account on that day, by the days on which the bank booked
 * @param atOpening balance before the first statement that the books do not hold, or hold otherwise: also what is booked by hand
 * @param unposted lines that are not in the books with their amount
 * @param missing what moved the balance between two statements and is on neither
 */
public record DailyBalance(
        BankAccount account,
        LocalDate day,
        UUID statement,
        UUID file,
        String sequence,
        Money bank,
        Money books,
        Money atOpening,
        Money unposted,
        Money missing) {

    public Money difference() {
        return bank.minus(books);
    }

    public boolean agrees() {
        return difference().isZero();
    }
}
