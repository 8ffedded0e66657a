package coop.ouvrage.employment;

import coop.ouvrage.money.Money;
import java.util.UUID;

/** Both sides have signed; the charge is reserved and the declaration waits to leave. Published in that transaction. */
public record ContractSigned(ContractId contract, UUID job, UUID unit, UUID worker, Money charge) {}
