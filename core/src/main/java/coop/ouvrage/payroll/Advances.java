package coop.ouvrage.payroll;

import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Role;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.Contracts;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Advances on wages: the worker asks for a part of the net of days already worked, an officer of payroll decides, a second person
 * releases the batch that pays it, and the next net wages are lower by it.
 */
@Service
public class Advances {

    static final String ASKED = "payroll.advance";
    private static final int MOST = 200;
    private static final int LONGEST = 500;

    private final AdvanceStore store;
    private final AdvanceLimit limit;
    private final AdvanceTransfer transfer;
    private final Contracts contracts;
    private final PayAccess access;
    private final PayMail mail;
    private final Worklist worklist;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;

    Advances(
            AdvanceStore store,
            AdvanceLimit limit,
            AdvanceTransfer transfer,
            Contracts contracts,
            PayAccess access,
            PayMail mail,
            Worklist worklist,
            CurrentUser user,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.limit = limit;
        this.transfer = transfer;
        this.contracts = contracts;
        this.access = access;
        this.mail = mail;
        this.worklist = worklist;
        this.user = user;
        this.audit = audit;
        this.time = time;
    }

    /** A contract of which a part of the net may be asked for now, and how much. */
    public record Offer(WorkContract contract, Money most) {}

    /** The contracts of the person who acts on which something may be asked for, the latest first. */
    @Transactional(readOnly = true)
    public List<Offer> offers() {
        return user.partyId().map(this::offers).orElse(List.of());
    }

    private List<Offer> offers(UUID worker) {
        return contracts.ofWorker(worker, time.today().minusMonths(2), time.today()).stream()
                .filter(contract -> contract.state().binding())
                .filter(contract -> !limit.isPaid(contract))
                .map(contract -> new Offer(contract, limit.of(contract, List.copyOf(counting(contract)))))
                .filter(offer -> offer.most().isPositive())
                .toList()
                .reversed();
    }

    private List<Advance> counting(WorkContract contract) {
        return store.ofWorker(contract.assignment().worker()).stream()
                .filter(advance -> advance.contract().equals(contract.id().value()))
                .toList();
    }

    /** The advances of the person who acts, newest first. */
    @Transactional(readOnly = true)
    public List<Advance> mine() {
        return user.partyId().map(store::ofWorker).orElse(List.of());
    }

    /** For payroll: those to be decided first, then the latest. */
    @Transactional(readOnly = true)
    public List<Advance> newest() {
        access.require(Permission.PAY_READ);
        return store.newest(MOST);
    }

    /**
     * Asks for a part of the net of one's own contract.
     *
     * @return refused when the contract is not signed, has not begun or was paid, when another request for it waits, or when the amount
     *     is not positive or above the limit
     */
    @Transactional
    public Outcome<UUID> ask(ContractId id, Money amount, String reason) {
        WorkContract contract = contracts
                .find(id)
                .filter(found -> user.is(found.assignment().worker()))
                .orElseThrow(() -> new AccessDenied(Permission.CONTRACT_READ));
        List<Advance> before = store.lockOfContract(id.value());
        List<Refusal> refusals = refusals(contract, amount, before);
        if (before.stream().anyMatch(advance -> advance.state() == Advance.State.ASKED)) {
            refusals.add(Refusal.of("payroll.advance_waits"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        Advance asked = new Advance(
                TimeOrderedId.next(),
                contract.assignment().entity(),
                contract.assignment().worker(),
                id.value(),
                amount,
                reason.strip().substring(0, Math.min(LONGEST, reason.strip().length())),
                Advance.State.ASKED,
                time.today(),
                "",
                null,
                null,
                Money.ZERO);
        store.insert(asked, time.now());
        worklist.open(Item.of(Queue.PAY, ASKED, "wage_advance", asked.id(), Role.PAYROLL, "/desk/advances")
                .about(contract.assignment().worker())
                .with("amount", amount));
        audit.changed("advance.asked", "wage_advance", asked.id(), Map.of("amount", amount));
        return Outcome.done(asked.id());
    }

    private List<Refusal> refusals(WorkContract contract, Money amount, List<Advance> before) {
        List<Refusal> refusals = new ArrayList<>();
        if (!contract.state().binding()) {
            refusals.add(Refusal.of("payroll.advance_not_signed"));
        } else if (limit.isPaid(contract)) {
            refusals.add(Refusal.of("payroll.advance_too_late"));
        } else if (!amount.isPositive()) {
            refusals.add(Refusal.of("payroll.advance_not_positive"));
        } else {
            Money most = limit.of(contract, before);
            if (amount.compareTo(most) > 0) {
                refusals.add(Refusal.of("payroll.advance_above", "most", most));
            }
        }
        return refusals;
    }

    /**
     * Grants a request: it goes into a batch that another person releases.
     *
     * @return refused in one's own case, when it was decided, when it no longer fits or there is no account to pay it to
     */
    @Transactional
    public Outcome<UUID> grant(UUID id) {
        access.require(Permission.PAY_PREPARE);
        store.granting();
        Advance advance = find(id);
        WorkContract contract =
                contracts.find(new ContractId(advance.contract())).orElseThrow();
        List<Advance> others = store.lockOfContract(advance.contract()).stream()
                .filter(other -> !other.id().equals(id))
                .toList();
        List<Refusal> refusals = decidable(advance);
        if (refusals.isEmpty()) {
            refusals.addAll(refusals(contract, advance.amount(), others));
        }
        Optional<coop.ouvrage.money.Iban> iban = transfer.iban(advance);
        if (iban.isEmpty()) {
            refusals.add(Refusal.of("payroll.advance_no_account"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        UUID officer = actor();
        UUID batch = transfer.batch(advance, iban.orElseThrow(), officer);
        decided(advance, Advance.State.GRANTED, officer, "", batch);
        return Outcome.done(id);
    }

    /** Refuses a request; the worker is told why. */
    @Transactional
    public Outcome<UUID> refuse(UUID id, String reason) {
        access.require(Permission.PAY_PREPARE);
        Advance advance = find(id);
        List<Refusal> refusals = decidable(advance);
        if (reason.isBlank()) {
            refusals.add(Refusal.of("payroll.reason_missing"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        decided(advance, Advance.State.REFUSED, actor(), reason.strip(), null);
        return Outcome.done(id);
    }

    private void decided(
            Advance advance,
            Advance.State state,
            UUID officer,
            String decision,
            @org.jspecify.annotations.Nullable UUID batch) {
        store.decided(advance.id(), state, officer, decision, batch, time.now());
        worklist.close(ASKED, advance.id(), "decided");
        mail.advance(advance, state == Advance.State.GRANTED);
        audit.changed(
                state == Advance.State.GRANTED ? "advance.granted" : "advance.refused",
                "wage_advance",
                advance.id(),
                Map.of("amount", advance.amount()));
    }

    private List<Refusal> decidable(Advance advance) {
        List<Refusal> refusals = new ArrayList<>();
        if (advance.state() != Advance.State.ASKED) {
            refusals.add(Refusal.of("payroll.advance_decided"));
        }
        if (user.is(advance.worker())) {
            refusals.add(Refusal.of("payroll.own_wage"));
        }
        return refusals;
    }

    private Advance find(UUID id) {
        return store.lock(id).orElseThrow(() -> new NoSuchElementException("no advance " + id));
    }

    private UUID actor() {
        UUID actor = access.actor();
        if (actor == null) {
            throw new AccessDenied(Permission.PAY_PREPARE);
        }
        return actor;
    }
}
