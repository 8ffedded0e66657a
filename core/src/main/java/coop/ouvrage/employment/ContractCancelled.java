package coop.ouvrage.employment;

import java.util.UUID;

/** A contract ended before its start; what was reserved is free again. */
public record ContractCancelled(ContractId contract, UUID job, UUID unit, UUID worker) {}
