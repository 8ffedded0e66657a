package coop.ouvrage.treasury;

import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A movement that a notification (camt.054) told of.
 *
 * @param file in which it stands
 * @param position of its entry among all of the file, from zero
 * @param amount signed, debit negative
 * @param bankReference the bank's own reference; empty if none
 * @param parts how many payments it says the movement has
 * @param key of the entry, as a statement that gives the same reference makes it too
 */
public record Notice(
        UUID id,
        UUID file,
        int position,
        BankAccount account,
        LocalDate bookedOn,
        Money amount,
        String bankReference,
        int parts,
        String key) {}
