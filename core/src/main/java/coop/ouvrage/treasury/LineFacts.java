package coop.ouvrage.treasury;

import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.spi.ItemFacts;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the bank says of a movement that nobody has recognised. */
@Component
class LineFacts implements ItemFacts {

    private final LineStore lines;

    LineFacts(LineStore lines) {
        this.lines = lines;
    }

    @Override
    public boolean knows(String subjectType) {
        return subjectType.equals("bank-line");
    }

    @Override
    public List<Fact> of(Item item) {
        return lines.find(item.subject()).map(LineFacts::facts).orElse(List.of());
    }

    private static List<Fact> facts(KeptLine kept) {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of("treasury.fact.from", kept.line().counterparty()));
        facts.add(Fact.of("treasury.fact.account", kept.line().counterAccount()));
        facts.add(Fact.of(
                "treasury.fact.text",
                (kept.line().structured() + " " + kept.line().text()).strip()));
        facts.add(Fact.of("ledger.entity", kept.line().entity()));
        if (!kept.note().isEmpty()) {
            facts.add(Fact.of("treasury.fact.why", kept.note()));
        }
        facts.removeIf(fact -> fact.value().isEmpty());
        return facts;
    }
}
