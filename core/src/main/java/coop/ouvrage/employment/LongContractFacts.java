package coop.ouvrage.employment;

import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.spi.ItemFacts;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What is known of a lasting contract that waits for a decision or a look. No pay: who reads the worklist may not read every wage. */
@Component
class LongContractFacts implements ItemFacts {

    private final LongStore contracts;

    LongContractFacts(LongStore contracts) {
        this.contracts = contracts;
    }

    @Override
    public boolean knows(String subjectType) {
        return subjectType.equals("long_contract");
    }

    @Override
    public List<Fact> of(Item item) {
        return contracts.find(item.subject()).map(LongContractFacts::facts).orElse(List.of());
    }

    private static List<Fact> facts(LongContract contract) {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of("employment.fact.work", contract.post().function()));
        facts.add(Fact.of("employment.fact.first_day", contract.startsOn()));
        if (contract.endsOn() != null) {
            facts.add(Fact.of("employment.end.last_day", contract.endsOn()));
        }
        facts.add(Fact.of("employment.place", contract.post().place().municipality()));
        facts.add(Fact.of("employment.long.state", "employment.long.state." + contract.state()));
        return facts;
    }
}
