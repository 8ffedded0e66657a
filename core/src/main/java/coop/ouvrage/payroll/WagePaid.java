package coop.ouvrage.payroll;

import coop.ouvrage.employment.ContractId;
import java.time.LocalDate;
import java.util.UUID;

/** The bank has executed the transfer of a wage. */
public record WagePaid(ContractId contract, UUID job, LocalDate on) {}
