package coop.ouvrage.payroll;

import coop.ouvrage.employment.ContractKind;
import java.util.UUID;

/** Who is paid by whom, under which rules. */
record Employee(UUID worker, String entity, ContractKind kind) {}
