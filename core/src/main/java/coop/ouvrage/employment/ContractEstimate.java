package coop.ouvrage.employment;

import coop.ouvrage.refusal.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a question about a contract that does not exist yet.
 *
 * @param price null while days or texts are impossible
 * @param refusals everything that would refuse it now, in order
 */
public record ContractEstimate(@Nullable ContractPrice price, List<Refusal> refusals) {

    public ContractEstimate {
        refusals = List.copyOf(refusals);
    }
}
