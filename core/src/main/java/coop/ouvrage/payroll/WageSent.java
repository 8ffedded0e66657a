package coop.ouvrage.payroll;

import coop.ouvrage.employment.ContractId;
import java.time.LocalDate;
import java.util.UUID;

/** The batch with a wage was released, so that the worker has the money on that day. */
public record WageSent(ContractId contract, UUID job, LocalDate creditedOn) {}
