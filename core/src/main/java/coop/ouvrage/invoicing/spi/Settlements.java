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
     * @param open what is still to be paid, including VAT
     */
    record Settlement(Money paid, Money open, List<Part> parts) {

        public boolean isPaid() {
            return open.isZero();
        }
    }

    /**
     * One payment or other settlement.
     *
     * @param entry journal entry that books it
     */
    record Part(LocalDate on, Money amount, UUID entry) {}
}
