package coop.ouvrage.receivables;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/**
 * A client failed, and what it owed on an invoice was booked as lost. Published in the transaction that books it.
 *
 * @param jobs of the invoice
 */
public record ClientLossBooked(UUID client, UUID invoice, Set<UUID> jobs, LocalDate on) {

    public ClientLossBooked {
        jobs = Set.copyOf(jobs);
    }
}
