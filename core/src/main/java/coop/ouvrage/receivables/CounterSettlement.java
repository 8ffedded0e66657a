package coop.ouvrage.receivables;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dimensions;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.EntryId;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Refusal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Settles an invoice with what the entity owes the client under another title, instead of money. For the units it is as good as paid:
 * open becomes had, and cover that was used is given back. The caller asks for permission and says what is owed.
 */
@Service
public class CounterSettlement {

    private final ItemStore store;
    private final SettlementStore settled;
    private final CoverUse cover;
    private final Taking taking;
    private final PaidNews news;
    private final Unsettling unsettling;
    private final Ledger ledger;

    CounterSettlement(
            ItemStore store,
            SettlementStore settled,
            CoverUse cover,
            Taking taking,
            PaidNews news,
            Unsettling unsettling,
            Ledger ledger) {
        this.store = store;
        this.settled = settled;
        this.cover = cover;
        this.taking = taking;
        this.news = news;
        this.unsettling = unsettling;
        this.ledger = ledger;
    }

    /**
     * The debt that pays.
     *
     * @param id of what is settled so, once
     * @param account and {@code whose}: where the debt stands in the books
     */
    public record Debt(UUID id, AccountRole account, Dimensions whose) {}

    /** Settles so much of an open invoice; the amount is above zero and at most what is open of it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public EntryId settle(UUID invoice, Money amount, Debt debt, LocalDate on) {
        OpenItem item = store.lock(invoice).orElseThrow();
        if (!amount.isPositive() || amount.compareTo(item.left()) > 0) {
            throw new IllegalArgumentException(amount + " of " + item.left());
        }
        cover.lock(item.units());
        EntryDraft.Builder entry = EntryDraft.in(item.entity(), Journal.SUNDRY, on)
                .from("set-off", debt.id())
                .key(key(debt.id()))
                .text("ledger.text.set_off", Map.of("number", item.number()))
                .debit(debt.account(), amount, debt.whose());
        Settlement made = taking.payment(
                new Taking.Source(debt.id(), 1, on), item, amount, entry, new HashMap<>(cover.used(List.of(item))));
        EntryId posted = ledger.post(entry.build());
        List<Settlement> settlements = List.of(made.in(posted));
        settled.settle(settlements);
        news.paid(settlements, Map.of(item.invoice(), item));
        return posted;
    }

    /** The reverse of {@link #settle}; refused when the client has failed since and the loss is booked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Refusal> undo(UUID debt, LocalDate on) {
        Unsettling.Settled what = unsettling.lock(debt);
        List<Refusal> refusals = what.refusals();
        if (refusals.isEmpty()) {
            unsettling.undo(what, debt, key(debt), on);
        }
        return refusals;
    }

    private static String key(UUID debt) {
        return "set-off:" + debt;
    }
}
