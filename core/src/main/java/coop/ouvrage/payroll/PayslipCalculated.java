package coop.ouvrage.payroll;

import coop.ouvrage.employment.ContractId;
import java.util.UUID;

/** A payslip was calculated; it waits for its release. */
public record PayslipCalculated(PayslipId payslip, ContractId contract, UUID job) {}
