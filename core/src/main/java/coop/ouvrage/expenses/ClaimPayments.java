package coop.ouvrage.expenses;

import coop.ouvrage.access.Role;
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

/** Pays approved claims: a batch each morning when there are any, released by people as every batch, and told what became of it. */
@Service
public class ClaimPayments implements PaymentOwner, MorningBatch {

    private final ClaimStore store;
    private final DebtBatches batches;
    private final Worklist worklist;

    ClaimPayments(ClaimStore store, DebtBatches batches, Worklist worklist) {
        this.store = store;
        this.batches = batches;
        this.worklist = worklist;
    }

    /** Puts the approved claims of an entity into a batch, which waits for its release; refused when there is none. */
    @Override
    @Transactional
    public Outcome<BatchId> batch(String entity) {
        List<Debt> approved = store.inState(entity, ExpenseClaim.State.APPROVED).stream()
                .map(ClaimPayments::debt)
                .toList();
        return batches.of(PaymentBatch.Kind.REFUNDS, entity, approved, Refusal.of("expenses.nothing_to_pay"));
    }

    private static Debt debt(ExpenseClaim claim) {
        return new Debt(
                claim.id().value(),
                claim.claimant(),
                iban -> Payment.claim(claim.id().value(), claim.claimant(), iban, claim.amount(), claim.description()),
                withoutAccount(claim));
    }

    private static Item withoutAccount(ExpenseClaim claim) {
        UUID id = claim.id().value();
        return Item.of(Queue.EXPENSES, "expenses.no_account", "claim", id, Role.FINANCE, "/desk/claims/" + id)
                .about(claim.claimant());
    }

    @Override
    public String sourceType() {
        return "claim";
    }

    @Override
    public void sent(UUID source, LocalDate executionDate) {
        store.state(source, ExpenseClaim.State.SENT, null);
    }

    @Override
    public void paid(UUID source, LocalDate on) {
        store.state(source, ExpenseClaim.State.PAID, on);
    }

    /** The debt stands again; the next batch pays it, once the account is right. */
    @Override
    public void returned(UUID source, Money amount, LocalDate on, String reason) {
        store.state(source, ExpenseClaim.State.APPROVED, null);
        worklist.open(
                Item.of(Queue.EXPENSES, "expenses.returned", "claim", source, Role.FINANCE, "/desk/claims/" + source)
                        .with("amount", amount));
    }
}
