package coop.ouvrage.unit;

import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.money.Money;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Spends of one transaction: their units are locked and read once, each spend knows what those before it drew, and {@link #save} writes
 * what became of the reservations. The caller posts the entries.
 */
public final class Spending {

    private final Map<UUID, Reservation> held;
    private final Map<UUID, ProductionUnit> units;
    private final Map<UUID, FourAmounts> ofUnits;
    private final Map<UUID, FourAmounts> ofJobs;
    private final ReservationStore store;
    private final Map<UUID, Money> drawn = new HashMap<>();
    private final Map<UUID, Reservation> changed = new LinkedHashMap<>();

    Spending(
            Map<UUID, Reservation> held,
            Map<UUID, ProductionUnit> units,
            Map<UUID, FourAmounts> ofUnits,
            Map<UUID, FourAmounts> ofJobs,
            ReservationStore store) {
        this.held = held;
        this.units = units;
        this.ofUnits = ofUnits;
        this.ofJobs = ofJobs;
        this.store = store;
    }

    /**
     * Adds to the entry of a spend what it does to the unit's memo accounts: so much of the reservation ends, and what the client
     * has not paid yet is drawn on the cover. A spend above its reservation takes the rest from money had, if need be below zero: a
     * wage that is due is paid. What is taken back goes first where it came from last, to the cover.
     *
     * @param amount what is spent; negative when a correction takes back
     */
    public Budgets.Use use(UUID purpose, Money amount, EntryDraft.Builder entry) {
        Reservation before = changed.getOrDefault(purpose, held.get(purpose));
        if (before == null) {
            return new Budgets.Use(amount, Money.ZERO);
        }
        Reservation spent = before.spending(amount, Money.ZERO);
        Money nowDrawn = amount.isNegative()
                ? takenBack(before, amount)
                : before.covered().minus(spent.covered()).min(coverable(before));
        Holding.addChange(entry, before, spent);
        Holding.addCoverUsed(entry, before, nowDrawn);
        drawn.merge(before.unit(), nowDrawn, Money::plus);
        drawn.merge(before.subject(), nowDrawn, Money::plus);
        changed.put(purpose, before.spending(amount, nowDrawn));
        return new Budgets.Use(amount.minus(nowDrawn), nowDrawn);
    }

    private Money takenBack(Reservation r, Money amount) {
        Money stands = amounts(ofJobs, r.subject())
                .coverUsed()
                .plus(drawn(r.subject()))
                .max(Money.ZERO);
        return amount.negate().min(r.coverUsed()).min(stands).negate();
    }

    /** Cover is given for a job: a claim that its client paid, or that the fund has borne, carries nothing more, whatever else the pool is owed. */
    private Money coverable(Reservation r) {
        ProductionUnit unit = units.get(r.unit());
        Money ofJob = coverable(ofJobs, r.subject());
        return unit != null && unit.isActivity() ? ofJob.min(coverable(ofUnits, r.unit())) : ofJob;
    }

    private Money coverable(Map<UUID, FourAmounts> known, UUID key) {
        FourAmounts then = amounts(known, key);
        return then.open()
                .plus(then.expected())
                .minus(then.coverUsed())
                .minus(drawn(key))
                .max(Money.ZERO);
    }

    private Money drawn(UUID unitOrJob) {
        return drawn.getOrDefault(unitOrJob, Money.ZERO);
    }

    private static FourAmounts amounts(Map<UUID, FourAmounts> known, UUID key) {
        @Nullable FourAmounts found = known.get(key);
        return found == null ? FourAmounts.NOTHING : found;
    }

    /** Writes the reservations as the spends leave them. */
    public void save() {
        store.save(changed.values());
    }
}
