package coop.ouvrage.employment;

import coop.ouvrage.refusal.Refusal;
import java.util.List;
import java.util.UUID;

/**
 * The worker has signed and the entity may not yet. Told again at each try.
 *
 * @param missing what keeps it from signing
 */
public record ContractWaits(ContractId contract, UUID job, List<Refusal> missing) {}
