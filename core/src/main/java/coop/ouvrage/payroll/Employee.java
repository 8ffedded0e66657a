package coop.ouvrage.payroll;

import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.employment.spi.UserCompanies;
import java.util.UUID;

/**
 * Who is paid by whom, under which rules.
 *
 * @param lent whether an agency lends the worker to a user
 */
record Employee(UUID worker, String entity, ContractKind kind, boolean lent) {

    static Employee of(WorkContract contract, UserCompanies companies) {
        String entity = contract.assignment().entity();
        return new Employee(
                contract.assignment().worker(),
                entity,
                contract.kind(),
                companies.lends(entity, contract.post().committee()));
    }
}
