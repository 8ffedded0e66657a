package coop.ouvrage.membership;

import coop.ouvrage.parties.PartyId;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.spi.ItemFacts;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What is known of somebody who waits to be admitted. */
@Component
class ApplicantFacts implements ItemFacts {

    private final MemberStore members;

    ApplicantFacts(MemberStore members) {
        this.members = members;
    }

    @Override
    public boolean knows(String subjectType) {
        return subjectType.equals("party");
    }

    @Override
    public List<Fact> of(Item item) {
        return members.find(new PartyId(item.subject()))
                .map(ApplicantFacts::facts)
                .orElse(List.of());
    }

    private static List<Fact> facts(Member member) {
        List<Fact> facts = new ArrayList<>();
        if (member.trade() != null) {
            facts.add(Fact.of("membership.trade", "membership.trade." + member.trade()));
        }
        if (member.tradeWords() != null) {
            facts.add(Fact.of("membership.trade_words", member.tradeWords()));
        }
        facts.add(Fact.of("membership.shares_wanted", member.sharesWanted()));
        return facts;
    }
}
