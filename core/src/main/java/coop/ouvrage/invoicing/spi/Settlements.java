package coop.ouvrage.invoicing.spi;

import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What of an invoice is paid: told by the module that settles. */
public interface Settlements {

    /** Empty if it knows nothing of this invoice. */
    Optional<Settlement> of(UUID invoice);

    /**
     * How an invoice stands.
     *
     * @param open what the client still has to pay, including VAT; a loss that we book does not lessen it
     */
    record Settlement(Money paid, Money open, List<Part> parts) {

        /** Whether nothing is left to pay. */
        public boolean isClosed() {
            return open.isZero();
        }

        /** Whether nothing is left because it was paid, not only credited. */
        public boolean isPaid() {
            return isClosed() && paid.isPositive();
        }
    }

    /**
     * One payment or other settlement.
     *
     * @param entry journal entry that books it
     */
    record Part(LocalDate on, Money amount, UUID entry) {}
}
