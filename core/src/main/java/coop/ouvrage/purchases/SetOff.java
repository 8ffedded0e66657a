package coop.ouvrage.purchases;

import coop.ouvrage.money.Money;
import coop.ouvrage.treasury.PaymentBatches;
import coop.ouvrage.treasury.SentPayment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Credit notes of a supplier pay their invoices in the same currency, oldest first; both stand on one account, so that nothing is booked. */
@Component
class SetOff {

    private final PurchaseStore store;
    private final PaymentBatches batches;

    SetOff(PurchaseStore store, PaymentBatches batches) {
        this.store = store;
        this.batches = batches;
    }

    void settle(String entity, UUID supplier, String currency) {
        Deque<PurchaseId> credits = new ArrayDeque<>(store.open(entity, supplier, currency, true));
        List<PurchaseId> invoices = store.open(entity, supplier, currency, false).stream()
                .filter(id -> !isBeingPaid(id.value()))
                .toList();
        for (PurchaseId invoice : invoices) {
            while (!credits.isEmpty() && open(invoice).isPositive()) {
                Money amount = open(invoice).min(open(credits.peek()));
                less(invoice, amount);
                less(credits.peek(), amount);
                if (open(credits.peek()).isZero()) {
                    credits.poll();
                }
            }
        }
    }

    /** An amount that stands in a batch may not change any more. */
    boolean isBeingPaid(UUID purchase) {
        return batches.ofSource(purchase).stream().anyMatch(SentPayment::isLiving);
    }

    private Money open(PurchaseId id) {
        return store.find(id).orElseThrow().open();
    }

    /** So much less of it is owed, or more of a negative amount. */
    void less(PurchaseId id, Money amount) {
        Money left = open(id).minus(amount);
        store.paid(id, left.isZero() ? Purchase.State.SETTLED : Purchase.State.BOOKED, left, null);
    }
}
