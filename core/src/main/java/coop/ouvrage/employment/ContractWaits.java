package coop.ouvrage.employment;

import coop.ouvrage.refusal.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The worker has signed, the entity cannot yet. Published each time that it was tried.
 *
 * @param startsAt without the entity's signature the work does not start
 */
public record ContractWaits(ContractId contract, UUID job, Instant startsAt, List<Refusal> reasons) {

    public ContractWaits {
        reasons = List.copyOf(reasons);
    }
}
