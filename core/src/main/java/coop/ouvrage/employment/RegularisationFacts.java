package coop.ouvrage.employment;

import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.spi.ItemFacts;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What is known of work that began before its contract was signed: which work, when, and why it was late. */
@Component
class RegularisationFacts implements ItemFacts {

    private final Regularisations regularisations;

    RegularisationFacts(Regularisations regularisations) {
        this.regularisations = regularisations;
    }

    @Override
    public boolean knows(String subjectType) {
        return subjectType.equals("regularisation");
    }

    @Override
    public List<Fact> of(Item item) {
        return regularisations
                .find(item.subject())
                .map(RegularisationFacts::facts)
                .orElse(List.of());
    }

    private static List<Fact> facts(Regularisation asked) {
        ContractTerms terms = asked.terms();
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of("employment.fact.work", terms.post().function()));
        if (!terms.days().isEmpty()) {
            facts.add(
                    Fact.of("employment.fact.first_day", terms.days().getFirst().date()));
            facts.add(Fact.of("employment.end.last_day", terms.days().getLast().date()));
        }
        facts.add(Fact.of("employment.place", terms.post().place().municipality()));
        facts.add(Fact.of("employment.reason", asked.reason()));
        return facts;
    }
}
