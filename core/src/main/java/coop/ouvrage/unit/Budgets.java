package coop.ouvrage.unit;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.Dimensions;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
     * @param purpose contract or claim; asked twice, it holds once
     * @param cover how much of it the guarantee has given cover for
     */
    public record Hold(
            UUID purpose, UUID unit, UUID job, @Nullable UUID client, Money amount, Money cover) {}

    /**
     * Holds money for a purpose: money had first, then cover.
     *
     * @return refused with {@code unit.not_enough} when both together do not carry it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<Reservation> reserve(Hold hold) {
        ProductionUnit unit = units.lock(hold.unit()).orElseThrow();
        var already = reservations.lock(hold.purpose());
        if (already.isPresent()) {
            return Outcome.done(already.get());
        }
        Money free = spendable(hold.unit(), hold.job()).free().max(Money.ZERO);
        Money own = free.min(hold.amount());
        Money covered = hold.amount().minus(own);
        if (covered.compareTo(hold.cover()) > 0) {
            return Outcome.refused(Refusal.of(
                    "unit.not_enough", "needed", hold.amount(), "free", free, "missing", covered.minus(hold.cover())));
        }
        Reservation reservation = new Reservation(
                hold.purpose(),
                hold.unit(),
                hold.job(),
                hold.client(),
                own,
                covered,
                time.today(),
                Reservation.State.HELD,
                Money.ZERO);
        reservations.insert(reservation);
        ledger.post(held(unit, reservation));
        return Outcome.done(reservation);
    }

    /** Gives back what was held for a purpose that will not happen. Releasing twice, or nothing, changes nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(UUID purpose) {
        reservations
                .lock(purpose)
                .filter(r -> r.state() == Reservation.State.HELD)
                .ifPresent(r -> {
                    ProductionUnit unit = units.lock(r.unit()).orElseThrow();
                    EntryDraft.Builder entry = EntryDraft.in(unit.entity(), Journal.SUNDRY, time.today())
                            .from("reservation", purpose)
                            .key("reservation:" + purpose + ":released")
                            .text("ledger.text.reservation_released", Map.of());
                    freed(entry, r);
                    ledger.post(entry.build());
                    reservations.end(purpose, Reservation.State.RELEASED, Money.ZERO, time.today());
                });
    }

    /** How a spend was borne. */
    public record Use(Money own, Money coverUsed) {}

    /**
     * Adds to the entry of a spend what it does to the unit's memo accounts: the reservation ends, and what the client has not paid
     * yet is drawn on the cover. A spend above its reservation takes the rest from money had, if need be below zero: a wage that is
     * due is paid.
     *
     * @param amount what is spent
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Use use(UUID purpose, Money amount, EntryDraft.Builder entry, LocalDate on) {
        Reservation r = reservations.lock(purpose).orElse(null);
        if (r == null || r.state() != Reservation.State.HELD) {
            return new Use(amount, Money.ZERO);
        }
        ProductionUnit unit = units.lock(r.unit()).orElseThrow();
        freed(entry, r);
        Money underCover = r.covered().min(amount.minus(r.own()).max(Money.ZERO));
        FourAmounts borne = unit.isActivity() ? of(r.unit()) : ofJob(r.unit(), r.subject());
        Money drawn = underCover.min(borne.coverable());
        entry.debit(AccountRole.COVER_USED, drawn, dim(r))
                .credit(AccountRole.COVER_USED_COUNTER, drawn, Dim.unit(r.unit()));
        reservations.end(purpose, Reservation.State.USED, drawn, on);
        return new Use(amount.minus(drawn), drawn);
    }

    /** Holds the budgets of units until the end of the transaction, for a caller who reads them and then books on them. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(java.util.Collection<UUID> locked) {
        locked.stream().distinct().sorted().forEach(units::require);
    }

    /** What is held for a unit, oldest first. */
    public List<Reservation> held(UUID unit) {
        return reservations.held(unit);
    }

    private EntryDraft held(ProductionUnit unit, Reservation r) {
        return EntryDraft.in(unit.entity(), Journal.SUNDRY, r.heldOn())
                .from("reservation", r.purpose())
                .key("reservation:" + r.purpose() + ":held")
                .text("ledger.text.reservation_held", Map.of())
                .debit(AccountRole.RESERVED_OWN, r.own(), dim(r))
                .credit(AccountRole.RESERVED_OWN_COUNTER, r.own(), Dim.unit(r.unit()))
                .debit(AccountRole.RESERVED_COVERED, r.covered(), dim(r))
                .credit(AccountRole.RESERVED_COVERED_COUNTER, r.covered(), Dim.unit(r.unit()))
                .build();
    }

    private static void freed(EntryDraft.Builder entry, Reservation r) {
        entry.debit(AccountRole.RESERVED_OWN_COUNTER, r.own(), Dim.unit(r.unit()))
                .credit(AccountRole.RESERVED_OWN, r.own(), dim(r))
                .debit(AccountRole.RESERVED_COVERED_COUNTER, r.covered(), Dim.unit(r.unit()))
                .credit(AccountRole.RESERVED_COVERED, r.covered(), dim(r));
    }

    private static Dimensions dim(Reservation r) {
        Dimensions unit = Dim.unit(r.unit()).subject(r.subject());
        return r.client() == null ? unit : unit.party(r.client());
    }
}
