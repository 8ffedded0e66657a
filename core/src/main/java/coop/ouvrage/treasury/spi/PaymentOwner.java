package coop.ouvrage.treasury.spi;

import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Owns the source of payments, such as payslips, and is told what became of them, in the transaction that books it. */
public interface PaymentOwner {

    /** The source type of its payments, as it was given with them. */
    String sourceType();

    /** The batch was released: the payment is on its way. Nothing by default. */
    default void sent(UUID source, LocalDate executionDate) {}

    /** The bank booked the payment. Nothing by default. */
    default void paid(UUID source, LocalDate on) {}

    /** The bank booked many payments on one day. */
    default void paid(List<UUID> sources, LocalDate on) {
        sources.forEach(source -> paid(source, on));
    }

    /** Its batch was given up before release: nothing was paid, and another batch may pay it. Nothing by default. */
    default void cancelled(UUID source) {}

    /** The payment came back; the debt stands again, and may be paid by a new payment. */
    void returned(UUID source, Money amount, LocalDate on, String reason);
}
