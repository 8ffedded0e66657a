package coop.ouvrage.purchases;

import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What an entity owes a supplier for booked invoices, for who sets it off against a claim; the caller books and asks for permission. */
@Service
public class PurchaseDebts {

    private final PurchaseStore store;
    private final SetOff setOff;

    PurchaseDebts(PurchaseStore store, SetOff setOff) {
        this.store = store;
        this.setOff = setOff;
    }

    /** A booked invoice of a supplier in euro that no living payment pays. */
    public record Debt(
            UUID purchase,
            String entity,
            UUID supplier,
            String number,
            @Nullable LocalDate dueOn,
            Money open) {}

    /** The debts to a supplier, oldest first, held until the end of the transaction. */
    @Transactional
    public List<Debt> of(String entity, UUID supplier) {
        return store.open(entity, supplier, "EUR", false).stream()
                .flatMap(id -> find(id.value()).stream())
                .toList();
    }

    /** Empty when nothing of it is owed any more, or a batch is about to pay it. */
    @Transactional(readOnly = true)
    public Optional<Debt> find(UUID purchase) {
        return store.find(new PurchaseId(purchase))
                .filter(each -> each.state() == Purchase.State.BOOKED
                        && each.open().isPositive()
                        && !each.facts().credit()
                        && each.facts().isEuro()
                        && !setOff.isBeingPaid(purchase))
                .map(each -> new Debt(
                        purchase,
                        Objects.requireNonNull(each.entity()),
                        Objects.requireNonNull(each.supplier()),
                        each.facts().number(),
                        each.facts().dueOn(),
                        each.open()));
    }

    /** So much less is owed; the caller holds {@link #find} true by {@link #lock}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void less(UUID purchase, Money amount) {
        setOff.less(new PurchaseId(purchase), amount);
    }

    /** So much is owed again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void again(UUID purchase, Money amount) {
        setOff.less(new PurchaseId(purchase), amount.negate());
    }

    /** Holds a purchase until the end of the transaction, so that it is not paid meanwhile. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(UUID purchase) {
        store.lock(new PurchaseId(purchase));
    }
}
