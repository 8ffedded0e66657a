package coop.ouvrage.purchases;

import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.spi.ItemFacts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is known of an invoice of a supplier that waits. */
@Component
class PurchaseItemFacts implements ItemFacts {

    private final PurchaseStore purchases;

    PurchaseItemFacts(PurchaseStore purchases) {
        this.purchases = purchases;
    }

    @Override
    public boolean knows(String subjectType) {
        return subjectType.equals("purchase");
    }

    @Override
    public List<Fact> of(Item item) {
        return purchases.find(new PurchaseId(item.subject())).stream()
                .flatMap(purchase -> facts(purchase).stream())
                .toList();
    }

    private static List<Fact> facts(Purchase purchase) {
        List<Fact> known = new ArrayList<>();
        Facts said = purchase.facts();
        add(known, "purchases.payable", said.payable());
        add(known, "purchases.supplier", said.supplierName());
        add(known, "purchases.number", said.number());
        add(known, "purchases.due", said.dueOn());
        known.add(Fact.of("purchases.state", purchase.state().key(said.credit())));
        return known;
    }

    private static void add(List<Fact> known, String label, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            known.add(Fact.of(label, value));
        }
    }
}
