package coop.ouvrage.employment;

import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.spi.ItemFacts;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What is known of a contract that waits for somebody. No amount: who reads the worklist may not read every wage. */
@Component
class ContractFacts implements ItemFacts {

    private final ContractStore contracts;
    private final DeclarationStore declarations;

    ContractFacts(ContractStore contracts, DeclarationStore declarations) {
        this.contracts = contracts;
        this.declarations = declarations;
    }

    @Override
    public boolean knows(String subjectType) {
        return subjectType.equals("contract");
    }

    @Override
    public List<Fact> of(Item item) {
        return contracts.find(new ContractId(item.subject())).map(this::facts).orElse(List.of());
    }

    private List<Fact> facts(WorkContract contract) {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of("employment.fact.work", contract.post().function()));
        facts.add(Fact.of("employment.fact.first_day", contract.firstDay()));
        facts.add(Fact.of("employment.end.last_day", contract.lastDay()));
        facts.add(Fact.of("employment.place", contract.post().place().municipality()));
        facts.add(Fact.of("employment.state", "employment.state." + contract.state()));
        declarations.of(contract.id()).stream()
                .flatMap(declaration -> declaration.anomalies().stream())
                .map(anomaly -> (anomaly.code() + " " + anomaly.text()).strip())
                .distinct()
                .forEach(reason -> facts.add(Fact.of("employment.fact.authority_says", reason)));
        return facts;
    }
}
