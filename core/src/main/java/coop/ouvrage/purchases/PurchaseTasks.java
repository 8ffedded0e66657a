package coop.ouvrage.purchases;

import coop.ouvrage.access.Role;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Puts documents of suppliers before whoever must act. */
@Component
class PurchaseTasks {

    private static final String UNREADABLE = "purchases.unreadable";
    private static final String ASSIGN = "purchases.assign";
    private static final String BOOK = "purchases.book";
    private static final String TWICE = "purchases.twice";
    static final String ACCOUNT = "purchases.account";
    static final String ABROAD = "purchases.abroad";
    static final String RETURNED = "purchases.returned";

    private final Worklist worklist;

    PurchaseTasks(Worklist worklist) {
        this.worklist = worklist;
    }

    /** What waits now; what waited before is done. */
    void opened(Purchase purchase) {
        switch (purchase.state()) {
            case UNREADABLE -> open(UNREADABLE, purchase);
            case DUPLICATE -> open(TWICE, purchase);
            case NEW -> open(ASSIGN, purchase);
            case FINANCE -> open(BOOK, purchase);
            default -> {
                // Holders see what waits for them on their own page.
            }
        }
    }

    void moved(Purchase before, Purchase.State state) {
        UUID id = before.id().value();
        for (String kind : new String[] {UNREADABLE, ASSIGN, BOOK, TWICE}) {
            worklist.close(kind, id, state.name());
        }
    }

    void open(String kind, Purchase purchase) {
        UUID id = purchase.id().value();
        Item item = Item.of(Queue.PURCHASES, kind, "purchase", id, Role.FINANCE, "/desk/purchases/" + id)
                .with("number", purchase.facts().number())
                .with("supplier", purchase.facts().supplierName());
        worklist.open(purchase.supplier() == null ? item : item.about(purchase.supplier()));
    }

    void close(String kind, PurchaseId id) {
        worklist.close(kind, id.value(), "done");
    }
}
