package coop.ouvrage.unit;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    Budgets(UnitStore units, ReservationStore reservations, Ledger ledger, BusinessTime time) {
        this.units = units;
        this.reservations = reservations;
        this.ledger = ledger;
        this.time = time;
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
        ProductionUnit unit = units.lock(hold.unit()).orElseThrow();
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
        ProductionUnit unit = units.lock(hold.unit()).orElseThrow();
        return set(unit, before(hold), hold, false);
    }

    /** The same for what is owed whatever the budget has: work that was done is paid, if need be below zero. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Reservation owe(Hold hold) {
        ProductionUnit unit = units.lock(hold.unit()).orElseThrow();
        return set(unit, before(hold), hold, true).orThrow();
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
        ledger.post(Holding.changed(unit.entity(), before, after));
        return Outcome.done(after);
    }

    /** Gives back what is held for a purpose that will not happen. Releasing twice, or nothing, changes nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(UUID purpose) {
        locked(purpose).filter(r -> r.state() == Reservation.State.HELD).ifPresent(before -> {
            Reservation after = before.holding(Money.ZERO, Money.ZERO, time.today());
            reservations.save(after);
            ledger.post(Holding.changed(units.find(before.unit()).orElseThrow().entity(), before, after));
        });
    }

    /** The unit of a purpose is locked before the purpose is read: all who hold and spend queue there. */
    private Optional<Reservation> locked(UUID purpose) {
        return reservations.find(purpose).flatMap(known -> {
            units.require(known.unit());
            return reservations.find(purpose);
        });
    }

    /** How a spend was borne; both negative when it was taken back. */
    public record Use(Money own, Money coverUsed) {}

    /**
     * Adds to the entry of a spend what it does to the unit's memo accounts: so much of the reservation ends, and what the client
     * has not paid yet is drawn on the cover. A spend above its reservation takes the rest from money had, if need be below zero: a
     * wage that is due is paid. What is taken back goes first where it came from last, to the cover.
     *
     * @param amount what is spent; negative when a correction takes back
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Use use(UUID purpose, Money amount, EntryDraft.Builder entry) {
        Reservation before = locked(purpose).orElse(null);
        if (before == null) {
            return new Use(amount, Money.ZERO);
        }
        ProductionUnit unit = units.find(before.unit()).orElseThrow();
        Reservation spent = before.spending(amount, Money.ZERO);
        Money drawn = amount.isNegative()
                ? takenBack(unit, before, amount)
                : before.covered()
                        .minus(spent.covered())
                        .min(borne(unit, before).coverable());
        Holding.addChange(entry, before, spent);
        Holding.addCoverUsed(entry, before, drawn);
        reservations.save(before.spending(amount, drawn));
        return new Use(amount.minus(drawn), drawn);
    }

    private Money takenBack(ProductionUnit unit, Reservation r, Money amount) {
        Money stands = FourAmounts.of(ledger.subjectBalances(unit.entity(), r.unit(), r.subject()))
                .coverUsed()
                .max(Money.ZERO);
        return amount.negate().min(r.coverUsed()).min(stands).negate();
    }

    private FourAmounts borne(ProductionUnit unit, Reservation r) {
        return unit.isActivity() ? of(r.unit()) : ofJob(r.unit(), r.subject());
    }

    /** Holds the budgets of units until the end of the transaction, for a caller who reads them and then books on them. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(Collection<UUID> locked) {
        locked.stream().distinct().sorted().forEach(units::require);
    }

    /** What is held for a unit, oldest first. */
    public List<Reservation> held(UUID unit) {
        return reservations.held(unit);
    }
}
