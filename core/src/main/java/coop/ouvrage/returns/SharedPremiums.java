package coop.ouvrage.returns;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.StepUp;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.documents.ContentHash;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.money.Money;
import coop.ouvrage.money.Shares;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.returns.SharedPremium.Part;
import coop.ouvrage.returns.SharedPremium.State;
import coop.ouvrage.returns.SharedPremium.Why;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Units;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shares the premiums of an authority between the common pot and the units. The split is a decision of the board, kept with its text; the
 * program divides to the cent, shows every part before anything is booked, and books all or nothing when a second person releases it.
 */
@Service
public class SharedPremiums {

    /** Who grants them: the same authority to which contributions are owed, so that both are settled on one account. */
    static final String AUTHORITY = "be.social_security";

    private final PremiumStore store;
    private final Authorities authorities;
    private final Ledger ledger;
    private final LegalEntities entities;
    private final Units units;
    private final Permissions permissions;
    private final StepUp stepUp;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;

    SharedPremiums(
            PremiumStore store,
            Authorities authorities,
            Ledger ledger,
            LegalEntities entities,
            Units units,
            Permissions permissions,
            StepUp stepUp,
            CurrentUser user,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.authorities = authorities;
        this.ledger = ledger;
        this.entities = entities;
        this.units = units;
        this.permissions = permissions;
        this.stepUp = stepUp;
        this.user = user;
        this.audit = audit;
        this.time = time;
    }

    /**
     * What was granted and decided.
     *
     * @param potShare of the whole, between 0 and 1
     * @param first first and last day of the period whose gross wages count
     * @param least a smaller part of a unit goes to the pot
     * @param notice of the authority, and the text of the board's decision
     */
    public record Decision(
            String entity,
            Money amount,
            BigDecimal potShare,
            LocalDate first,
            LocalDate last,
            Money least,
            String notice,
            String text,
            LocalDate decidedOn) {}

    /** Divides a premium; nothing is booked. */
    @Transactional
    public Outcome<UUID> make(Decision decision) {
        permissions.require(Permission.LEDGER_CORRECT);
        List<Refusal> refusals = refusals(decision);
        Map<UUID, Money> gross = refusals.isEmpty()
                ? new TreeMap<>(store.gross(decision.entity(), decision.first(), decision.last()))
                : Map.of();
        if (refusals.isEmpty() && gross.isEmpty()) {
            refusals.add(Refusal.of("returns.premium_no_wages"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        List<Part> parts = parts(decision, gross);
        SharedPremium premium = new SharedPremium(
                TimeOrderedId.next(),
                decision.entity(),
                decision.amount(),
                decision.potShare(),
                decision.first(),
                decision.last(),
                decision.least(),
                decision.notice().strip(),
                decision.text().strip(),
                decision.decidedOn(),
                State.MADE,
                ContentHash.of(ReturnJson.write(parts).getBytes(StandardCharsets.UTF_8))
                        .hex(),
                actor(),
                null);
        store.insert(premium, parts, time.now());
        audit.changed("premium.made", "premium", premium.id(), Map.of("amount", premium.amount()));
        return Outcome.done(premium.id());
    }

    private List<Refusal> refusals(Decision decision) {
        List<Refusal> refusals = new ArrayList<>();
        if (entities.find(decision.entity()).isEmpty()) {
            refusals.add(Refusal.of("returns.premium_entity", "field", "entity"));
        }
        if (!decision.amount().isPositive()) {
            refusals.add(Refusal.of("returns.premium_amount", "field", "amount"));
        }
        if (decision.potShare().signum() < 0 || decision.potShare().compareTo(BigDecimal.ONE) > 0) {
            refusals.add(Refusal.of("returns.premium_share", "field", "share"));
        }
        if (decision.last().isBefore(decision.first())) {
            refusals.add(Refusal.of("returns.premium_period", "field", "last"));
        }
        if (decision.least().isNegative()) {
            refusals.add(Refusal.of("returns.premium_least", "field", "least"));
        }
        if (decision.notice().isBlank()) {
            refusals.add(Refusal.of("returns.premium_notice", "field", "notice"));
        }
        if (decision.text().isBlank()) {
            refusals.add(Refusal.of("returns.premium_decision", "field", "decision"));
        }
        return refusals;
    }

    /** By largest remainder, so that the parts add up to the cent; those of closed units and those too small stay in the pot. */
    private List<Part> parts(Decision decision, Map<UUID, Money> gross) {
        Money toUnits = decision.amount().minus(decision.amount().times(decision.potShare()));
        List<Money> amounts = Shares.share(toUnits, List.copyOf(gross.values()));
        Map<UUID, ProductionUnit> known = units.of(gross.keySet()).stream()
                .collect(Collectors.toMap(unit -> unit.id().value(), Function.identity()));
        List<Part> parts = new ArrayList<>();
        int i = 0;
        for (Map.Entry<UUID, Money> unit : gross.entrySet()) {
            Money amount = amounts.get(i++);
            ProductionUnit row = known.get(unit.getKey());
            boolean closed = row == null || !row.open();
            parts.add(new Part(
                    unit.getKey(),
                    unit.getValue(),
                    amount,
                    closed
                            ? Why.CLOSED
                            : amount.compareTo(decision.least()) < 0 || amount.isZero() ? Why.SMALL : Why.SHARED));
        }
        return parts;
    }

    /** A second person releases it: income of the pot, owed by the authority; the units' parts leave the pot in the same entry. */
    @Transactional
    public Outcome<UUID> release(UUID id) {
        permissions.require(Permission.LEDGER_CORRECT);
        stepUp.require(StepUp.RECENT);
        SharedPremium premium = store.lock(id).orElseThrow(() -> new NoSuchElementException("no premium " + id));
        List<Refusal> refusals = new ArrayList<>();
        if (premium.state() != State.MADE) {
            refusals.add(Refusal.of("returns.premium_not_waiting"));
        }
        if (actor() == null || Objects.equals(actor(), premium.madeBy())) {
            refusals.add(Refusal.of("returns.same_officer"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        book(premium, store.parts(id));
        store.end(id, State.RELEASED, actor(), time.today());
        audit.changed("premium.released", "premium", id, Map.of("hash", premium.hash()));
        return Outcome.done(id);
    }

    private void book(SharedPremium premium, List<Part> parts) {
        UUID pot = entities.get(premium.entity()).pot();
        EntryDraft.Builder entry = EntryDraft.in(premium.entity(), Journal.SUNDRY, time.today())
                .from("premium", premium.id())
                .key("premium:" + premium.id() + ":released")
                .text(
                        "ledger.text.shared_premium",
                        Map.of("day", premium.decidedOn().toString()))
                .debit(
                        AccountRole.AUTHORITIES_PAYABLE,
                        premium.amount(),
                        Dim.party(authorities.partyOf(AUTHORITY)).subject(premium.id()))
                .credit(AccountRole.GRANTS, premium.amount(), Dim.unit(pot).subject(premium.id()));
        Money shared = SharedPremium.toUnits(parts);
        if (shared.isPositive()) {
            entry.debit(AccountRole.TRANSFER, shared, Dim.unit(pot).subject(premium.id()));
        }
        parts.stream()
                .filter(part -> part.why() == Why.SHARED)
                .forEach(part -> entry.credit(
                        AccountRole.TRANSFER,
                        part.amount(),
                        Dim.unit(part.unit()).subject(premium.id())));
        ledger.post(entry.build());
    }

    /** Gives up a division that nobody released. */
    @Transactional
    public Outcome<UUID> giveUp(UUID id) {
        permissions.require(Permission.LEDGER_CORRECT);
        SharedPremium premium = store.lock(id).orElseThrow(() -> new NoSuchElementException("no premium " + id));
        if (premium.state() != State.MADE) {
            return Outcome.refused(Refusal.of("returns.premium_not_waiting"));
        }
        store.end(id, State.GIVEN_UP, null, null);
        audit.changed("premium.given_up", "premium", id, Map.of());
        return Outcome.done(id);
    }

    /** @throws NoSuchElementException if there is none */
    @Transactional(readOnly = true)
    public SharedPremium get(UUID id) {
        permissions.require(Permission.LEDGER_READ);
        return store.find(id).orElseThrow(() -> new NoSuchElementException("no premium " + id));
    }

    /** The parts of all units, the largest first. */
    @Transactional(readOnly = true)
    public List<Part> parts(UUID id) {
        permissions.require(Permission.LEDGER_READ);
        return store.parts(id);
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<SharedPremium> all() {
        permissions.require(Permission.LEDGER_READ);
        return store.all();
    }

    private @Nullable UUID actor() {
        return user.id().map(who -> who.value()).orElse(null);
    }
}
