package coop.ouvrage.employment;

import coop.ouvrage.refusal.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a question about a contract that does not exist yet.
 *
 * @param price null while days or texts are impossible
 * @param refusals everything that would refuse it now, in order
 * @param notices what is told and refuses nothing: hours above the usual, a quota that is crossed
 */
public record ContractEstimate(@Nullable ContractPrice price, List<Refusal> refusals, List<Refusal> notices) {

    public ContractEstimate {
        refusals = List.copyOf(refusals);
        notices = List.copyOf(notices);
    }
}
