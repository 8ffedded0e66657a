package coop.ouvrage.payroll;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.money.Iban;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.parties.PayoutAccounts;
import coop.ouvrage.treasury.Payment;
import coop.ouvrage.treasury.PaymentBatch;
import coop.ouvrage.treasury.PaymentBatches;
import coop.ouvrage.treasury.spi.PaymentOwner;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Pays granted advances: batches that the granting officer stands behind and another person releases; hears what became of them. */
@Component
class AdvanceTransfer implements PaymentOwner {

    static final String SOURCE = "wage-advance";

    private final PaymentBatches batches;
    private final AdvanceStore store;
    private final CrossedAdvances crossed;
    private final PayoutAccounts accounts;
    private final Worklist worklist;
    private final CurrentUser user;
    private final BusinessTime time;

    AdvanceTransfer(
            PaymentBatches batches,
            AdvanceStore store,
            CrossedAdvances crossed,
            PayoutAccounts accounts,
            Worklist worklist,
            CurrentUser user,
            BusinessTime time) {
        this.batches = batches;
        this.store = store;
        this.crossed = crossed;
        this.accounts = accounts;
        this.worklist = worklist;
        this.user = user;
        this.time = time;
    }

    /** The account that is paid today: a changed one is frozen as for any wage. */
    Optional<Iban> iban(Advance advance) {
        return user.asSystem(() -> accounts.payoutIban(new PartyId(advance.worker()), time.today()));
    }

    /** The batch is of wages: finance sees its total alone. */
    UUID batch(Advance advance, Iban iban, UUID officer) {
        Payment payment = Payment.of(
                SOURCE,
                advance.id(),
                advance.worker(),
                iban,
                advance.amount(),
                advance.askedOn().toString().substring(0, 7),
                AccountRole.WAGE_ADVANCES);
        return user.asSystem(() -> batches.create(
                        PaymentBatch.Kind.WAGES, advance.entity(), time.today(), List.of(payment), officer))
                .orThrow()
                .value();
    }

    @Override
    public String sourceType() {
        return SOURCE;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void sent(UUID source, LocalDate executionDate) {
        store.change(source, Advance.State.SENT, null, Advance.State.GRANTED);
        crossed.sent(store.lock(source).orElseThrow());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void paid(UUID source, LocalDate on) {
        store.change(source, Advance.State.PAID, on, Advance.State.SENT);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void cancelled(UUID source) {
        store.change(source, Advance.State.CANCELLED, null, Advance.State.GRANTED);
    }

    /** Nothing was received: what a wage was lowered by meanwhile is owed, and payroll pays it again. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void returned(UUID source, Money amount, LocalDate on, String reason) {
        store.change(source, Advance.State.RETURNED, null, Advance.State.SENT, Advance.State.PAID);
        Money owed = store.lock(source).orElseThrow().owed();
        if (owed.isPositive()) {
            worklist.open(Item.of(
                            Queue.PAY,
                            ReturnedAdvances.RETURNED,
                            "wage_advance",
                            source,
                            Role.PAYROLL,
                            "/desk/advances")
                    .with("amount", owed)
                    .with("reason", reason));
        }
    }
}
