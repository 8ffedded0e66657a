package coop.ouvrage.guarantee;

import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Refusal;
import java.util.List;

/**
 * Whether the guarantee stands behind a job.
 *
 * @param reasons why not, in the order of the rules; each text says what to do
 * @param exposureAfter what the client would owe in all with this job
 * @param limit how much that may be
 */
public record CoverAnswer(
        boolean covered, List<Refusal> reasons, Money exposureBefore, Money exposureAfter, Money limit) {

    public CoverAnswer {
        reasons = List.copyOf(reasons);
    }
}
