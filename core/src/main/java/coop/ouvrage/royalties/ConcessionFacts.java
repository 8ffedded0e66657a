package coop.ouvrage.royalties;

import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.spi.ItemFacts;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What is known of a concession or royalty that waits. */
@Component
class ConcessionFacts implements ItemFacts {

    private final ConcessionRows concessions;

    ConcessionFacts(ConcessionRows concessions) {
        this.concessions = concessions;
    }

    @Override
    public boolean knows(String subjectType) {
        return subjectType.equals("concession") || subjectType.equals("royalty");
    }

    @Override
    public List<Fact> of(Item item) {
        Optional<Concession> found = item.subjectType().equals("royalty")
                ? concessions.ofRoyalty(item.subject())
                : concessions.find(new ConcessionId(item.subject()));
        return found.map(concession -> List.of(
                        Fact.of("royalties.work", concession.work()),
                        Fact.of("royalties.uses", concession.uses()),
                        Fact.of("royalties.gross", concession.gross()),
                        Fact.of("royalties.tax", concession.tax())))
                .orElse(List.of());
    }
}
