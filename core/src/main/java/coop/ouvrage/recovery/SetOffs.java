package coop.ouvrage.recovery;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.customer.Client;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryId;
import coop.ouvrage.money.Money;
import coop.ouvrage.purchases.PurchaseDebts;
import coop.ouvrage.receivables.CounterSettlement;
import coop.ouvrage.receivables.OpenItem;
import coop.ouvrage.receivables.OpenItems;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sets what a client owes off against what we owe the same party as its buyer, when both agreed: the invoice and the purchase are settled
 * by one entry, the agreement is kept, the client gets it in writing, and it can be reversed. Not with a bankrupt client.
 */
@Service
public class SetOffs {

    private static final int MOST_TEXT = 300;

    private final SetOffStore store;
    private final OpenItems items;
    private final PurchaseDebts debts;
    private final CounterSettlement settlement;
    private final StateStore states;
    private final RecoveryLog log;
    private final ClientMail mail;
    private final Clients clients;
    private final Permissions permissions;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;

    SetOffs(
            SetOffStore store,
            OpenItems items,
            PurchaseDebts debts,
            CounterSettlement settlement,
            StateStore states,
            RecoveryLog log,
            ClientMail mail,
            Clients clients,
            Permissions permissions,
            CurrentUser user,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.items = items;
        this.debts = debts;
        this.settlement = settlement;
        this.states = states;
        this.log = log;
        this.mail = mail;
        this.clients = clients;
        this.permissions = permissions;
        this.user = user;
        this.audit = audit;
        this.time = time;
    }

    /** What was agreed: when, and with whom at the client. */
    public record Agreement(LocalDate on, String with) {}

    /**
     * Sets an invoice off against a purchase.
     *
     * @param amount how much; null for as much as both allow
     * @return refused for what is not open, owed, of one party and one entity; without agreement; above both; under dispute; for a
     *     bankrupt client
     */
    @Transactional
    public Outcome<UUID> make(UUID client, UUID invoice, UUID purchase, @Nullable Money amount, Agreement agreement) {
        permissions.require(Permission.BANK_MATCH);
        Client known = clients.lock(client);
        debts.lock(purchase);
        Optional<OpenItem> item = items.find(invoice)
                .filter(each -> each.isOpen() && each.client().equals(client));
        Optional<PurchaseDebts.Debt> debt = debts.find(purchase)
                .filter(each -> each.supplier().equals(client)
                        && item.filter(of -> of.entity().equals(each.entity())).isPresent());
        if (item.isEmpty() || debt.isEmpty()) {
            return Outcome.refused(Refusal.of("recovery.set_off_pair"));
        }
        Money most = item.get().left().min(debt.get().open());
        Money set = amount == null ? most : amount;
        List<Refusal> refusals = refusals(known, invoice, set, most, agreement);
        return refusals.isEmpty()
                ? Outcome.done(booked(item.get(), debt.get(), set, agreement, known))
                : Outcome.refused(refusals);
    }

    private List<Refusal> refusals(Client client, UUID invoice, Money set, Money most, Agreement agreement) {
        List<Refusal> refusals = new ArrayList<>();
        if (agreement.with().isBlank()
                || agreement.with().length() > MOST_TEXT
                || agreement.on().isAfter(time.today())) {
            refusals.add(Refusal.of("recovery.set_off_agreement", "longest", MOST_TEXT));
        }
        if (!set.isPositive() || set.compareTo(most) > 0) {
            refusals.add(Refusal.of("recovery.set_off_amount", "most", most));
        }
        if (states.find(invoice).dispute() != null) {
            refusals.add(Refusal.of("recovery.set_off_disputed"));
        }
        if (client.isBankrupt()) {
            refusals.add(Refusal.of("recovery.set_off_bankrupt"));
        }
        return refusals;
    }

    private UUID booked(OpenItem item, PurchaseDebts.Debt debt, Money amount, Agreement agreement, Client client) {
        UUID id = TimeOrderedId.next();
        EntryId entry = settlement.settle(
                item.invoice(),
                amount,
                new CounterSettlement.Debt(
                        id, AccountRole.SUPPLIER, Dim.party(debt.supplier()).subject(debt.purchase())),
                time.today());
        debts.less(debt.purchase(), amount);
        store.insert(new SetOff(
                id,
                item.client(),
                item.entity(),
                item.invoice(),
                item.number(),
                debt.purchase(),
                debt.number(),
                amount,
                agreement.on(),
                agreement.with().strip(),
                time.today(),
                user.partyId().orElse(null),
                entry.value(),
                null,
                ""));
        log.note(item.invoice(), RecoveryEvent.Kind.SET_OFF, debt.number());
        mail.send(
                client,
                "recovery.mail.set_off",
                Map.of("number", item.number(), "purchase", debt.number(), "amount", amount, "day", agreement.on()),
                id);
        audit.changed("recovery.set_off", "invoice", item.invoice(), Map.of("amount", amount));
        return id;
    }

    /** Reverses a set-off with a reason: the invoice is open and the purchase owed again. */
    @Transactional
    public Outcome<UUID> undo(UUID id, String reason) {
        permissions.require(Permission.BANK_MATCH);
        SetOff made = store.lock(id).orElseThrow();
        if (made.undoneOn() != null) {
            return Outcome.refused(Refusal.of("recovery.set_off_undone"));
        }
        if (reason.isBlank() || reason.length() > MOST_TEXT) {
            return Outcome.refused(Refusal.of("recovery.reason_missing"));
        }
        debts.lock(made.purchase());
        List<Refusal> refusals = settlement.undo(id, time.today());
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        debts.again(made.purchase(), made.amount());
        store.undone(id, time.today(), reason.strip());
        log.note(made.invoice(), RecoveryEvent.Kind.SET_OFF_UNDONE, reason.strip());
        audit.changed("recovery.set_off_undone", "invoice", made.invoice(), Map.of("amount", made.amount()));
        return Outcome.done(id);
    }

    /** Set-offs with a client, the newest first. */
    @Transactional(readOnly = true)
    public List<SetOff> of(UUID client) {
        permissions.require(Permission.BANK_READ);
        return store.of(client);
    }

    /** What may be set off now: open invoices of the client, and what its entities owe it. */
    public record Open(List<OpenItem> items, List<PurchaseDebts.Debt> debts) {}

    @Transactional
    public Open open(UUID client) {
        permissions.require(Permission.BANK_READ);
        List<OpenItem> open = items.of(client).stream().filter(OpenItem::isOpen).toList();
        return new Open(
                open,
                open.stream()
                        .map(OpenItem::entity)
                        .distinct()
                        .flatMap(entity -> debts.of(entity, client).stream())
                        .toList());
    }
}
