package coop.ouvrage.expenses;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.DayBegan;
import coop.ouvrage.calendar.DayOrder;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.money.Iban;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.PayoutAccounts;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.treasury.BatchId;
import coop.ouvrage.treasury.Payment;
import coop.ouvrage.treasury.PaymentBatch;
import coop.ouvrage.treasury.PaymentBatches;
import coop.ouvrage.treasury.spi.PaymentOwner;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Pays approved claims: a batch each morning when there are any, released by people as every batch, and told what became of it. */
@Service
public class ClaimPayments implements PaymentOwner {

    private final ClaimStore store;
    private final PaymentBatches batches;
    private final PayoutAccounts accounts;
    private final LegalEntities entities;
    private final Worklist worklist;
    private final CurrentUser user;
    private final BusinessTime time;

    ClaimPayments(
            ClaimStore store,
            PaymentBatches batches,
            PayoutAccounts accounts,
            LegalEntities entities,
            Worklist worklist,
            CurrentUser user,
            BusinessTime time) {
        this.store = store;
        this.batches = batches;
        this.accounts = accounts;
        this.entities = entities;
        this.worklist = worklist;
        this.user = user;
        this.time = time;
    }

    /** Before the bank's morning. A claim stands in one living batch at most, so that twice does no harm. */
    @EventListener
    @Order(DayOrder.TREASURY - 50)
    @Transactional
    public void on(DayBegan event) {
        user.asSystem(() -> entities.all().stream().map(LegalEntity::code).forEach(this::batch));
    }

    /** Puts the approved claims of an entity into a batch, which waits for its release; refused when there is none. */
    @Transactional
    public Outcome<BatchId> batch(String entity) {
        List<ExpenseClaim> approved = store.inState(entity, ExpenseClaim.State.APPROVED);
        Set<UUID> before = batches.beingPaid(
                approved.stream().map(claim -> claim.id().value()).toList());
        List<ExpenseClaim> owed = approved.stream()
                .filter(claim -> !before.contains(claim.id().value()))
                .toList();
        List<Payment> payments = owed.isEmpty() ? List.of() : payments(owed);
        return payments.isEmpty()
                ? Outcome.refused(Refusal.of("expenses.nothing_to_pay"))
                : batches.create(PaymentBatch.Kind.REFUNDS, entity, time.today(), payments);
    }

    /** Somebody is asked to see to claimants without account. */
    private List<Payment> payments(List<ExpenseClaim> owed) {
        Map<UUID, Iban> ibans = accounts.payoutIbans(
                owed.stream().map(ExpenseClaim::claimant).collect(Collectors.toSet()), time.today());
        worklist.open(owed.stream()
                .filter(claim -> !ibans.containsKey(claim.claimant()))
                .map(ClaimPayments::withoutAccount)
                .toList());
        return owed.stream()
                .filter(claim -> ibans.containsKey(claim.claimant()))
                .map(claim -> Payment.claim(
                        claim.id().value(),
                        claim.claimant(),
                        Objects.requireNonNull(ibans.get(claim.claimant())),
                        claim.amount(),
                        claim.description()))
                .toList();
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
