package coop.ouvrage.payroll;

import coop.ouvrage.employment.ContractId;
import java.time.LocalDate;
import java.util.UUID;

/** A transfer of a wage came back, so that the wage is owed again. */
public record WageReturned(ContractId contract, UUID job, LocalDate on) {}
