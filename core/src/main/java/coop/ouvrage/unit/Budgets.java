package coop.ouvrage.unit;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.transaction.Foreseen;
import coop.ouvrage.transaction.ReadOnce;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What units may spend. Check and reservation are one transaction that locks the unit, so two spends at the same instant cannot
 * both pass. With the job tool each job is a closed budget of its own; an Activity is one pool.
 */
@Service
public class Budgets {

    private final UnitStore units;
    private final ReservationStore reservations;
    private final Ledger ledger;
    private final BusinessTime time;
    private final ReadOnce<Budgets, Map<UUID, UUID>> expected = new ReadOnce<>();

    Budgets(UnitStore units, ReservationStore reservations, Ledger ledger, BusinessTime time) {
        this.units = units;
        this.reservations = reservations;
        this.ledger = ledger;
        this.time = time;
    }

    /** Money will be held for these purposes in these jobs of units: what they have is read together. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void expect(Map<UUID, UUID> unitsByJob, Collection<UUID> purposes) {
        Foreseen.expect(Foreseen.Kind.PURPOSE, purposes);
        Foreseen.expect(Foreseen.Kind.UNIT, unitsByJob.values());
        expected.put(this, Map.copyOf(unitsByJob));
        readJobs(unitsByJob);
    }

    private void readJobs(Map<UUID, UUID> unitsByJob) {
        Map<String, Map<UUID, UUID>> byEntity = new TreeMap<>();
        unitsByJob.forEach((job, unit) -> units.find(unit)
                .filter(found -> !found.isActivity())
                .ifPresent(found -> byEntity.computeIfAbsent(found.entity(), entity -> new HashMap<>())
                        .put(job, unit)));
        byEntity.forEach(ledger::subjectBalances);
    }

    /** The amounts of a unit as a whole. */
    public FourAmounts of(UUID unit) {
        ProductionUnit found = units.find(unit).orElseThrow();
        return FourAmounts.of(ledger.unitBalances(found.entity(), unit));
    }

    /** The amounts of one job of a unit. */
    public FourAmounts ofJob(UUID unit, UUID job) {
        ProductionUnit found = units.find(unit).orElseThrow();
        return FourAmounts.of(ledger.subjectBalances(found.entity(), unit, job));
    }

    /** What a spend draws on: the job's own budget, or the pool of an Activity. */
    public FourAmounts spendable(UUID unit, UUID job) {
        return units.find(unit).orElseThrow().isActivity() ? of(unit) : ofJob(unit, job);
    }

    /**
     * What somebody wants to hold.
     *
     * @param purpose contract, claim or order
     * @param amount for the purpose in all, what was spent for it before included
     * @param cover how much of it the guarantee has given cover for
     */
    public record Hold(
            UUID purpose, UUID unit, UUID job, @Nullable UUID client, Money amount, Money cover) {}

    /**
     * Holds money for a purpose: money had first, then cover. Asked again for a purpose that holds or has spent, it changes nothing;
     * what was given back before is held anew.
     *
     * @return refused with {@code unit.not_enough} when both together do not carry it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<Reservation> reserve(Hold hold) {
        ProductionUnit unit = lock(hold.unit());
        Reservation before = before(hold);
        return before.state() == Reservation.State.RELEASED ? set(unit, before, hold, false) : Outcome.done(before);
    }

    /**
     * Changes what a purpose holds to another amount, dearer or cheaper. What becomes cheaper is never refused.
     *
     * @return refused with {@code unit.not_enough} when money had and cover do not carry the more; then nothing has changed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<Reservation> change(Hold hold) {
        ProductionUnit unit = lock(hold.unit());
        return set(unit, before(hold), hold, false);
    }

    /** The same for what is owed whatever the budget has: work that was done is paid, if need be below zero. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Reservation owe(Hold hold) {
        ProductionUnit unit = lock(hold.unit());
        return set(unit, before(hold), hold, true).orThrow();
    }

    private ProductionUnit lock(UUID unit) {
        return units.lock(unit, this::readAgain).orElseThrow();
    }

    /** Others may have spent of these while their locks were waited for. */
    private void readAgain(Collection<UUID> locked) {
        ledger.readAgain(locked);
        reservations.readAgain();
        Map<UUID, UUID> concerned =
                new HashMap<>(expected.get(this, key -> Optional.empty()).orElse(Map.of()));
        concerned.values().retainAll(locked);
        if (!concerned.isEmpty()) {
            readJobs(concerned);
        }
    }

    private Reservation before(Hold hold) {
        return reservations.find(hold.purpose()).orElseGet(() -> Reservation.none(hold, time.today()));
    }

    private Outcome<Reservation> set(ProductionUnit unit, Reservation before, Hold hold, boolean owed) {
        Money needed = hold.amount().minus(before.spent()).max(Money.ZERO);
        if (needed.equals(before.amount())) {
            return Outcome.done(before);
        }
        Money free =
                spendable(hold.unit(), hold.job()).free().plus(before.own()).max(Money.ZERO);
        Money cover = hold.cover().minus(before.coverUsed()).max(before.covered());
        Money missing = needed.minus(free).minus(cover);
        if (missing.isPositive() && needed.compareTo(before.amount()) > 0 && !owed) {
            return Outcome.refused(Refusal.of("unit.not_enough", "needed", needed, "free", free, "missing", missing));
        }
        Money covered = needed.minus(free).max(Money.ZERO).min(cover);
        Reservation after = before.holding(needed.minus(covered), covered, time.today());
        reservations.save(after);
        ledger.postTogether(Holding.changed(unit.entity(), before, after));
        return Outcome.done(after);
    }

    /** Gives back what is held for a purpose that will not happen. Releasing twice, or nothing, changes nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(UUID purpose) {
        locked(purpose).filter(r -> r.state() == Reservation.State.HELD).ifPresent(before -> {
            Reservation after = before.holding(Money.ZERO, Money.ZERO, time.today());
            reservations.save(after);
            ledger.postTogether(
                    Holding.changed(units.find(before.unit()).orElseThrow().entity(), before, after));
        });
    }

    /** The unit of a purpose is locked before the purpose is read: all who hold and spend queue there. */
    private Optional<Reservation> locked(UUID purpose) {
        return reservations.find(purpose).flatMap(known -> {
            lock(known.unit());
            return reservations.find(purpose);
        });
    }

    /** A spend on its own; see {@link Spending#use}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Use use(UUID purpose, Money amount, EntryDraft.Builder entry) {
        Spending spending = spending(List.of(purpose));
        Use use = spending.use(purpose, amount, entry);
        spending.save();
        return use;
    }

    /** Begins the spends of these purposes: their units are locked until the end of the transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Spending spending(Collection<UUID> purposes) {
        List<UUID> concerned = reservations.find(purposes).stream()
                .map(Reservation::unit)
                .distinct()
                .toList();
        Map<UUID, ProductionUnit> locked = new HashMap<>();
        units.lock(concerned).forEach(unit -> locked.put(unit.id().value(), unit));
        ledger.readAgain(concerned);
        Map<UUID, Reservation> held = new HashMap<>();
        Map<String, Map<UUID, UUID>> jobs = new HashMap<>();
        for (Reservation r : reservations.find(purposes)) {
            held.put(r.purpose(), r);
            ProductionUnit unit = java.util.Objects.requireNonNull(locked.get(r.unit()));
            jobs.computeIfAbsent(unit.entity(), entity -> new HashMap<>()).put(r.subject(), r.unit());
        }
        Map<UUID, FourAmounts> ofUnits = new HashMap<>();
        Map<UUID, FourAmounts> ofJobs = new HashMap<>();
        jobs.forEach((entity, unitsByJob) -> {
            ledger.subjectBalances(entity, unitsByJob)
                    .forEach((job, balances) -> ofJobs.put(job, FourAmounts.of(balances)));
            ledger.unitBalances(entity, pools(unitsByJob.values(), locked))
                    .forEach((unit, balances) -> ofUnits.put(unit, FourAmounts.of(balances)));
        });
        return new Spending(held, locked, ofUnits, ofJobs, reservations);
    }

    private static Set<UUID> pools(Collection<UUID> concerned, Map<UUID, ProductionUnit> known) {
        return concerned.stream()
                .filter(id -> java.util.Objects.requireNonNull(known.get(id)).isActivity())
                .collect(Collectors.toSet());
    }

    /** How a spend was borne; both negative when it was taken back. */
    public record Use(Money own, Money coverUsed) {}

    /** Holds the budgets of units until the end of the transaction, for a caller who reads them and then books on them. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(Collection<UUID> locked) {
        Set<UUID> wanted = Set.copyOf(locked);
        if (units.lock(wanted).size() != wanted.size()) {
            throw new java.util.NoSuchElementException("no unit of one of these " + wanted.size());
        }
        ledger.readAgain(wanted);
    }

    /** What a purpose holds now. */
    public Optional<Reservation> heldFor(UUID purpose) {
        return reservations.find(purpose).filter(known -> known.state() == Reservation.State.HELD);
    }

    /** What is held, and was spent, for a purpose. */
    public Optional<Reservation> reservation(UUID purpose) {
        return reservations.find(purpose);
    }

    /** What is held for a unit, oldest first. */
    public List<Reservation> held(UUID unit) {
        return reservations.held(unit);
    }
}
