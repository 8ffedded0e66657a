package coop.ouvrage.receivables;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/**
 * A client's payment was booked on an invoice. Published in the transaction that books it.
 *
 * @param jobs of the invoice
 * @param inFull whether nothing of the invoice is open any more
 */
public record InvoicePaid(UUID invoice, Set<UUID> jobs, LocalDate on, boolean inFull) {

    public InvoicePaid {
        jobs = Set.copyOf(jobs);
    }
}
