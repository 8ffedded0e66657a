package coop.ouvrage.employment;

import java.util.UUID;

/** A contract went to the worker for signature. */
public record ContractSent(ContractId contract, UUID job, UUID worker) {}
