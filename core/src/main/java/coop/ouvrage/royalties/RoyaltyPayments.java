package coop.ouvrage.royalties;

import coop.ouvrage.access.Role;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.treasury.BatchId;
import coop.ouvrage.treasury.DebtBatches;
import coop.ouvrage.treasury.DebtBatches.Debt;
import coop.ouvrage.treasury.Payment;
import coop.ouvrage.treasury.PaymentBatch;
import coop.ouvrage.treasury.spi.MorningBatch;
import coop.ouvrage.treasury.spi.PaymentOwner;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Pays royalties: a batch each morning when there are any, released by people as every batch, and told what became of it. */
@Service
public class RoyaltyPayments implements PaymentOwner, MorningBatch {

    private final ConcessionStore store;
    private final ConcessionRows rows;
    private final DebtBatches batches;
    private final Worklist worklist;

    RoyaltyPayments(ConcessionStore store, ConcessionRows rows, DebtBatches batches, Worklist worklist) {
        this.store = store;
        this.rows = rows;
        this.batches = batches;
        this.worklist = worklist;
    }

    /** Puts the royalties that an entity owes into a batch, which waits for its release; refused when there is none. */
    @Override
    @Transactional
    public Outcome<BatchId> batch(String entity) {
        List<Debt> owed = rows.owed(entity).stream()
                .flatMap(concession -> concession.royalties().stream()
                        .filter(royalty -> royalty.state() == Royalty.State.OWED
                                && royalty.net().isPositive())
                        .map(royalty -> debt(concession, royalty)))
                .toList();
        return batches.of(PaymentBatch.Kind.OTHER, entity, owed, Refusal.of("royalties.nothing_to_pay"));
    }

    private Debt debt(Concession concession, Royalty royalty) {
        return new Debt(
                royalty.id(),
                royalty.author(),
                iban -> Payment.of(
                        sourceType(),
                        royalty.id(),
                        royalty.author(),
                        iban,
                        royalty.net(),
                        concession.work(),
                        AccountRole.ROYALTIES_PAYABLE),
                item("royalties.no_account", royalty.id(), concession).about(royalty.author()));
    }

    private static Item item(String kind, UUID royalty, Concession concession) {
        return Item.of(Queue.EXPENSES, kind, "royalty", royalty, Role.FINANCE, "/desk/royalties/" + concession.id());
    }

    @Override
    public String sourceType() {
        return "royalty";
    }

    @Override
    public void sent(UUID source, LocalDate executionDate) {
        store.state(source, Royalty.State.SENT, null);
    }

    @Override
    public void paid(UUID source, LocalDate on) {
        store.state(source, Royalty.State.PAID, on);
    }

    /** The debt stands again; the next batch pays it, once the account is right. */
    @Override
    public void returned(UUID source, Money amount, LocalDate on, String reason) {
        store.state(source, Royalty.State.OWED, null);
        rows.ofRoyalty(source)
                .ifPresent(concession -> worklist.open(
                        item("royalties.returned", source, concession).with("amount", amount)));
    }
}
