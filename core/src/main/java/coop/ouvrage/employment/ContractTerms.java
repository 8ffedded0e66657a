package coop.ouvrage.employment;

import java.util.List;

/** What a holder asks the entity to agree with a worker. */
public record ContractTerms(Assignment assignment, ContractKind kind, List<WorkDay> days, Pay pay, Post post) {

    public ContractTerms {
        days = List.copyOf(days);
    }
}
