package coop.ouvrage.expenses;

import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.spi.ItemFacts;
import java.util.List;
import org.springframework.stereotype.Component;

/** What is known of an expense claim that waits. */
@Component
class ClaimFacts implements ItemFacts {

    private final ClaimStore claims;

    ClaimFacts(ClaimStore claims) {
        this.claims = claims;
    }

    @Override
    public boolean knows(String subjectType) {
        return subjectType.equals("claim");
    }

    @Override
    public List<Fact> of(Item item) {
        return claims.find(new ClaimId(item.subject()))
                .map(claim -> List.of(
                        Fact.of("expenses.amount", claim.amount()),
                        Fact.of("expenses.fact.spent_on", claim.spentOn()),
                        Fact.of("expenses.what", claim.description()),
                        Fact.of("expenses.receipt", claim.receiptName())))
                .orElse(List.of());
    }
}
