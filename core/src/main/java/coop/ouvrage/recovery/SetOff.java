package coop.ouvrage.recovery;

import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invoice to a client that was settled with what we owed the same party.
 *
 * @param number of the invoice; likewise {@code purchaseNumber} of the supplier's
 * @param agreedWith who agreed for the client, and how
 * @param entry that booked it
 * @param undoneOn day on which it was reversed, with {@code undoReason}
 */
public record SetOff(
        UUID id,
        UUID client,
        String entity,
        UUID invoice,
        String number,
        UUID purchase,
        String purchaseNumber,
        Money amount,
        LocalDate agreedOn,
        String agreedWith,
        LocalDate madeOn,
        @Nullable UUID madeBy,
        UUID entry,
        @Nullable LocalDate undoneOn,
        String undoReason) {}
