package coop.ouvrage.guarantee.spi;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Knows how long the invoices of a client have been waiting for payment. */
public interface OverdueInvoices {

    /** Days since the oldest open invoice of each of these clients fell due; those of whom none is overdue are left out. */
    Map<UUID, Integer> oldestOverdueDays(Collection<UUID> clients, LocalDate on);
}
