package coop.ouvrage.expenses;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.Role;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.documents.ContentHash;
import coop.ouvrage.documents.DocumentStore;
import coop.ouvrage.documents.SafeAttachment;
import coop.ouvrage.exchange.ReferenceRate;
import coop.ouvrage.exchange.ReferenceRates;
import coop.ouvrage.expenses.spi.NamedCosts;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Units;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Costs that members want back. Claimed with a receipt; decided by an officer, never by the claimant; then a debt that the next
 * batch pays.
 */
@Service
public class ExpenseClaims {

    static final String KIND = "expenses.claim";
    private static final int LONGEST = 200;

    private final ClaimStore store;
    private final ClaimBooking booking;
    private final ObjectProvider<NamedCosts> costs;
    private final DocumentStore files;
    private final ReferenceRates rates;
    private final Units units;
    private final Worklist worklist;
    private final Permissions permissions;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;

    ExpenseClaims(
            ClaimStore store,
            ClaimBooking booking,
            ObjectProvider<NamedCosts> costs,
            DocumentStore files,
            ReferenceRates rates,
            Units units,
            Worklist worklist,
            Permissions permissions,
            CurrentUser user,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.booking = booking;
        this.costs = costs;
        this.files = files;
        this.rates = rates;
        this.units = units;
        this.worklist = worklist;
        this.permissions = permissions;
        this.user = user;
        this.audit = audit;
        this.time = time;
    }

    /**
     * Claims a cost. One that the order of the job names is paid from what is held for it, until the job is closed; any other from money
     * that the unit has, which is held from now on. A receipt in another currency is paid back at the last rate that the European
     * Central Bank had published on its day.
     *
     * @param fileName as given by the sender, made safe
     */
    @Transactional
    public Outcome<ClaimId> claim(ClaimDraft said, byte[] receipt, String fileName) {
        permissions.require(Permission.CLAIM_MAKE, said.unit());
        Outcome<Optional<ExpenseClaim.Foreign>> foreign = foreign(said);
        if (!foreign.isDone()) {
            return Outcome.refused(foreign.refusals());
        }
        ClaimDraft draft = foreign.orThrow().map(said::worth).orElse(said);
        Optional<NamedCosts.Named> named = named(draft.job());
        List<Refusal> refusals = refusals(draft, named.orElse(null));
        Outcome<SafeAttachment> attachment = SafeAttachment.of(receipt, fileName);
        refusals.addAll(attachment.refusals());
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        ExpenseClaim claim = claim(draft, foreign.orThrow().orElse(null), named.orElse(null), attachment.orThrow());
        if (claim.order() == null) {
            Outcome<UUID> held = booking.hold(claim);
            if (!held.isDone()) {
                return Outcome.refused(held.refusals());
            }
        }
        store.insert(claim);
        worklist.open(
                Item.of(Queue.EXPENSES, KIND, "claim", claim.id().value(), Role.FINANCE, "/desk/claims/" + claim.id())
                        .about(claim.claimant())
                        .with("amount", claim.amount()));
        audit.changed("claim.made", "claim", claim.id().value(), Map.of("amount", claim.amount()));
        return Outcome.done(claim.id());
    }

    /** The amount in another currency at the rate of its day; empty for the euro. */
    private Outcome<Optional<ExpenseClaim.Foreign>> foreign(ClaimDraft said) {
        return said.currency() == null
                ? Outcome.done(Optional.empty())
                : rates.on(said.currency(), said.spentOn())
                        .map(rate -> Optional.of(
                                new ExpenseClaim.Foreign(rate, said.amount().toDecimal())));
    }

    /** Currencies of which rates are known. */
    public List<String> currencies() {
        return rates.latest().stream().map(ReferenceRate::currency).toList();
    }

    private Optional<NamedCosts.Named> named(UUID job) {
        return costs.stream()
                .map(c -> c.ofJob(job))
                .flatMap(Optional::stream)
                .filter(named -> !store.isClosed(named.order()))
                .findFirst();
    }

    private List<Refusal> refusals(ClaimDraft draft, NamedCosts.@Nullable Named named) {
        List<Refusal> refusals = new ArrayList<>();
        if (costs.stream().flatMap(c -> c.unitOf(draft.job()).stream()).anyMatch(unit -> !unit.equals(draft.unit()))) {
            refusals.add(Refusal.of("expenses.job_unknown", "field", "job"));
        }
        if (!draft.amount().isPositive()) {
            refusals.add(Refusal.of("expenses.amount_not_positive", "field", "amount"));
        } else if (named != null) {
            Money left = named.costs().minus(store.claimed(named.order()));
            if (draft.amount().compareTo(left) > 0) {
                refusals.add(Refusal.of("expenses.above_named_costs", "field", "amount", "left", left.max(Money.ZERO)));
            }
        }
        if (draft.spentOn().isAfter(time.today())) {
            refusals.add(Refusal.of("expenses.day_in_future", "field", "spent_on"));
        }
        if (draft.description().isBlank() || draft.description().length() > LONGEST) {
            refusals.add(Refusal.of("expenses.description", "field", "description", "longest", LONGEST));
        }
        return refusals;
    }

    private ExpenseClaim claim(
            ClaimDraft draft,
            ExpenseClaim.@Nullable Foreign foreign,
            NamedCosts.@Nullable Named named,
            SafeAttachment receipt) {
        ProductionUnit unit = units.get(draft.unit());
        return new ExpenseClaim(
                ClaimId.next(),
                unit.entity(),
                draft.unit(),
                draft.job(),
                named == null ? null : named.order(),
                named == null ? null : named.client(),
                user.partyId().orElse(unit.holder()),
                draft.amount(),
                foreign,
                draft.inClientsName(),
                draft.spentOn(),
                draft.description().strip(),
                files.put(receipt.content()).hex(),
                receipt.fileName(),
                receipt.mimeType(),
                ExpenseClaim.State.SUBMITTED,
                time.now(),
                null,
                null);
    }

    /** Owes the cost to the claimant and books it on the unit. */
    @Transactional
    public Outcome<ClaimId> approve(ClaimId id) {
        return approve(List.of(id)).getFirst();
    }

    /** The same for several, each of which may be refused. */
    @Transactional
    public List<Outcome<ClaimId>> approve(List<ClaimId> ids) {
        Map<ClaimId, ExpenseClaim> claims = store.lock(ids).stream()
                .collect(Collectors.toMap(ExpenseClaim::id, claim -> claim, (one, same) -> one, LinkedHashMap::new));
        List<ExpenseClaim> approved = new ArrayList<>();
        List<Outcome<ClaimId>> outcomes = new ArrayList<>();
        for (ClaimId id : ids) {
            ExpenseClaim claim =
                    Optional.ofNullable(claims.get(id)).orElseThrow(() -> new NoSuchElementException("no claim " + id));
            permissions.require(Permission.CLAIM_APPROVE, claim.unit());
            List<Refusal> refusals = undecided(claim);
            outcomes.add(refusals.isEmpty() ? Outcome.done(id) : Outcome.refused(refusals));
            if (refusals.isEmpty()) {
                approved.add(claim);
            }
        }
        if (!approved.isEmpty()) {
            booking.post(approved);
            decided(approved, ExpenseClaim.State.APPROVED, "");
        }
        return outcomes;
    }

    @Transactional
    public Outcome<ClaimId> refuse(ClaimId id, String reason) {
        ExpenseClaim claim = lock(id);
        permissions.require(Permission.CLAIM_APPROVE, claim.unit());
        List<Refusal> refusals = undecided(claim);
        if (reason.isBlank()) {
            refusals.add(Refusal.of("expenses.reason_missing", "field", "reason"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        if (claim.order() == null) {
            booking.release(claim);
        }
        decided(List.of(claim), ExpenseClaim.State.REFUSED, reason.strip());
        return Outcome.done(id);
    }

    private List<Refusal> undecided(ExpenseClaim claim) {
        List<Refusal> refusals = new ArrayList<>();
        if (claim.state() != ExpenseClaim.State.SUBMITTED) {
            refusals.add(Refusal.of("expenses.already_decided"));
        }
        if (user.is(claim.claimant())) {
            refusals.add(Refusal.of("expenses.own_case"));
        }
        return refusals;
    }

    private void decided(List<ExpenseClaim> claims, ExpenseClaim.State state, String reason) {
        store.decide(
                claims.stream().map(ExpenseClaim::id).toList(),
                state,
                user.partyId().orElse(null),
                time.now(),
                reason);
        for (ExpenseClaim claim : claims) {
            worklist.close(KIND, claim.id().value(), state.name());
            audit.changed("claim.decided", "claim", claim.id().value(), Map.of("state", state));
        }
    }

    /** @throws NoSuchElementException if there is none */
    @Transactional(readOnly = true)
    public ExpenseClaim get(ClaimId id) {
        ExpenseClaim claim = store.find(id).orElseThrow(() -> new NoSuchElementException("no claim " + id));
        if (!user.is(claim.claimant())) {
            permissions.require(Permission.CLAIM_READ, claim.unit());
        }
        return claim;
    }

    public Optional<ExpenseClaim> find(ClaimId id) {
        return store.find(id);
    }

    /** The receipt of a claim that the reader may see. */
    @Transactional(readOnly = true)
    public byte[] receipt(ClaimId id) {
        return files.get(new ContentHash(get(id).receiptHash())).orElseThrow();
    }

    /** The claims of whoever asks, newest first. */
    @Transactional(readOnly = true)
    public List<ExpenseClaim> mine() {
        return user.partyId().map(store::ofClaimant).orElse(List.of());
    }

    @Transactional(readOnly = true)
    public List<ExpenseClaim> ofJob(UUID job) {
        return store.ofJob(job);
    }

    /** Approved claims of an entity whose payment has not left. */
    @Transactional(readOnly = true)
    public List<ExpenseClaim> toPay(String entity) {
        return store.inState(entity, ExpenseClaim.State.APPROVED);
    }

    private ExpenseClaim lock(ClaimId id) {
        return store.lock(id).orElseThrow(() -> new NoSuchElementException("no claim " + id));
    }
}
