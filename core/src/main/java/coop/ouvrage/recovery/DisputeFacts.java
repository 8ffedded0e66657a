package coop.ouvrage.recovery;

import coop.ouvrage.receivables.OpenItems;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.spi.ItemFacts;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What is known of a dispute that waits for somebody to lead it. */
@Component
class DisputeFacts implements ItemFacts {

    private final DisputeStore disputes;
    private final OpenItems items;

    DisputeFacts(DisputeStore disputes, OpenItems items) {
        this.disputes = disputes;
        this.items = items;
    }

    @Override
    public boolean knows(String subjectType) {
        return subjectType.equals("dispute");
    }

    @Override
    public List<Fact> of(Item item) {
        List<Fact> known = new ArrayList<>();
        disputes.find(item.subject()).ifPresent(dispute -> {
            known.add(Fact.of("recovery.dispute.what", "recovery.subject." + dispute.subject()));
            items.find(dispute.invoice())
                    .ifPresent(open -> known.addAll(List.of(
                            Fact.of("recovery.letter.left", open.left()),
                            Fact.of("recovery.letter.invoice", open.number()).at("/invoices/" + dispute.invoice()))));
            known.add(Fact.of("recovery.since", dispute.openedOn()));
        });
        return known;
    }
}
