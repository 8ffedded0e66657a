package coop.ouvrage.guarantee.spi;

import java.time.LocalDate;
import java.util.UUID;

/** Knows how long the invoices of a client have been waiting for payment. */
public interface OverdueInvoices {

    /** Days since the oldest open invoice of the client fell due; zero if none is overdue. */
    int oldestOverdueDays(UUID client, LocalDate on);
}
