package coop.ouvrage.royalties;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.DayBegan;
import coop.ouvrage.calendar.DayOrder;
import coop.ouvrage.ledger.AccountRole;
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

/** Pays royalties: a batch each morning when there are any, released by people as every batch, and told what became of it. */
@Service
public class RoyaltyPayments implements PaymentOwner {

    private final ConcessionStore store;
    private final PaymentBatches batches;
    private final PayoutAccounts accounts;
    private final LegalEntities entities;
    private final Worklist worklist;
    private final CurrentUser user;
    private final BusinessTime time;

    RoyaltyPayments(
            ConcessionStore store,
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

    /** Before the bank's morning. A royalty stands in one living batch at most, so that twice does no harm. */
    @EventListener
    @Order(DayOrder.TREASURY - 50)
    @Transactional
    public void on(DayBegan event) {
        user.asSystem(() -> entities.all().stream().map(LegalEntity::code).forEach(this::batch));
    }

    private record Due(Concession concession, Royalty royalty) {}

    /** Puts the royalties that an entity owes into a batch, which waits for its release; refused when there is none. */
    @Transactional
    public Outcome<BatchId> batch(String entity) {
        List<Due> owed = store.owed(entity).stream()
                .flatMap(concession -> concession.royalties().stream()
                        .filter(royalty -> royalty.state() == Royalty.State.OWED
                                && royalty.net().isPositive())
                        .map(royalty -> new Due(concession, royalty)))
                .toList();
        Set<UUID> before =
                batches.beingPaid(owed.stream().map(due -> due.royalty().id()).toList());
        List<Due> unpaid = owed.stream()
                .filter(due -> !before.contains(due.royalty().id()))
                .toList();
        List<Payment> payments = unpaid.isEmpty() ? List.of() : payments(unpaid);
        return payments.isEmpty()
                ? Outcome.refused(Refusal.of("royalties.nothing_to_pay"))
                : batches.create(PaymentBatch.Kind.OTHER, entity, time.today(), payments);
    }

    /** Somebody is asked to see to authors without account. */
    private List<Payment> payments(List<Due> owed) {
        Map<UUID, Iban> ibans = accounts.payoutIbans(
                owed.stream().map(due -> due.royalty().author()).collect(Collectors.toSet()), time.today());
        worklist.open(owed.stream()
                .filter(due -> !ibans.containsKey(due.royalty().author()))
                .map(due -> item("royalties.no_account", due.royalty().id(), due.concession())
                        .about(due.royalty().author()))
                .toList());
        return owed.stream()
                .filter(due -> ibans.containsKey(due.royalty().author()))
                .map(due -> Payment.of(
                        sourceType(),
                        due.royalty().id(),
                        due.royalty().author(),
                        Objects.requireNonNull(ibans.get(due.royalty().author())),
                        due.royalty().net(),
                        due.concession().work(),
                        AccountRole.ROYALTIES_PAYABLE))
                .toList();
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
        store.ofRoyalty(source)
                .ifPresent(concession -> worklist.open(
                        item("royalties.returned", source, concession).with("amount", amount)));
    }
}
