package coop.ouvrage.receivables;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.Role;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.money.Iban;
import coop.ouvrage.money.Money;
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
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Money that clients paid too much: kept apart, and paid back to the account from which it came, by a batch of two people. */
@Service
public class ClientCredits implements PaymentOwner {

    static final String SOURCE = "client-credit";

    private final CreditStore store;
    private final PaymentBatches batches;
    private final Worklist worklist;
    private final Permissions permissions;
    private final BusinessTime time;

    ClientCredits(
            CreditStore store, PaymentBatches batches, Worklist worklist, Permissions permissions, BusinessTime time) {
        this.store = store;
        this.batches = batches;
        this.worklist = worklist;
        this.permissions = permissions;
        this.time = time;
    }

    /** Notes a credit that the caller has booked, and asks finance to pay it back. */
    void made(
            UUID id,
            OpenItem item,
            Money amount,
            UUID source,
            ClientCredit.Cause cause,
            String payerAccount,
            LocalDate on) {
        store.insert(new ClientCredit(
                id,
                item.entity(),
                item.client(),
                amount,
                source,
                cause,
                payerAccount,
                item.number(),
                on,
                ClientCredit.State.OPEN));
        worklist.open(Item.of(
                        Queue.BANK,
                        "client_credit",
                        SOURCE,
                        id,
                        Role.FINANCE,
                        "/desk/open-items/clients/" + item.client())
                .about(item.client())
                .with("amount", amount)
                .with("number", item.number()));
    }

    static UUID newId() {
        return TimeOrderedId.next();
    }

    /** Credits of an entity that nobody has paid back yet. */
    public List<ClientCredit> open(String entity) {
        permissions.require(Permission.BANK_READ);
        return store.open(entity);
    }

    public List<ClientCredit> of(UUID client) {
        permissions.require(Permission.BANK_READ);
        return store.ofClient(client);
    }

    /**
     * Makes a batch that pays a credit back; another person has to release it.
     *
     * @return refused when it is not open any more, or the account from which it came is not known
     */
    @Transactional
    public Outcome<BatchId> refund(UUID credit) {
        permissions.require(Permission.BANK_MATCH);
        ClientCredit found = store.lock(credit).orElseThrow();
        if (found.state() != ClientCredit.State.OPEN) {
            return Outcome.refused(Refusal.of("receivables.credit_not_open"));
        }
        Optional<Iban> account = found.iban();
        if (account.isEmpty()) {
            return Outcome.refused(Refusal.of("receivables.credit_without_account"));
        }
        Outcome<BatchId> batch = batches.create(
                PaymentBatch.Kind.REFUNDS,
                found.entity(),
                time.today(),
                List.of(Payment.refund(credit, found.client(), account.get(), found.amount(), found.number())));
        if (batch instanceof Outcome.Done<BatchId>(BatchId made)) {
            store.change(credit, ClientCredit.State.OPEN, ClientCredit.State.REFUNDING, made.value());
            worklist.close("client_credit", credit, "refunding");
        }
        return batch;
    }

    /** The credits that a bank line left. */
    List<ClientCredit> ofLine(UUID line) {
        return store.ofSource(line);
    }

    void undone(ClientCredit credit) {
        store.change(credit.id(), ClientCredit.State.OPEN, ClientCredit.State.UNDONE, null);
        worklist.close("client_credit", credit.id(), "undone");
    }

    @Override
    public String sourceType() {
        return SOURCE;
    }

    @Override
    public void paid(UUID source, LocalDate on) {
        store.change(source, ClientCredit.State.REFUNDING, ClientCredit.State.REFUNDED, null);
    }

    @Override
    public void cancelled(UUID source) {
        store.change(source, ClientCredit.State.REFUNDING, ClientCredit.State.OPEN, null);
    }

    /** The credit stands again; treasury has told finance. */
    @Override
    public void returned(UUID source, Money amount, LocalDate on, String reason) {
        if (!store.change(source, ClientCredit.State.REFUNDED, ClientCredit.State.OPEN, null)) {
            store.change(source, ClientCredit.State.REFUNDING, ClientCredit.State.OPEN, null);
        }
    }
}
