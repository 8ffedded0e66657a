package coop.ouvrage.accounting.spi;

import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the books as files for accountants tell it.
 *
 * @param number of its entry: the position in the chain
 * @param account its number, of classes 1 to 7
 * @param party who owes or is owed; a code, never a name
 * @param third the client or supplier whose account it is; null on accounts that are not kept by third party
 * @param text what the entry is, in words
 * @param amount debit positive
 */
public record BookLine(
        String journal,
        String number,
        LocalDate date,
        LocalDate documentDate,
        LocalDate recordedOn,
        String account,
        @Nullable UUID party,
        @Nullable Third third,
        String source,
        String text,
        Money amount) {

    /** A client or supplier, with what an accountant's program asks of one. */
    public record Third(UUID id, boolean supplier, String name, String country, String vatNumber, String language) {}
}
