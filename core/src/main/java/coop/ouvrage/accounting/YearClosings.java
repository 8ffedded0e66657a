package coop.ouvrage.accounting;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.ledger.Closing;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.ledger.Periods;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.time.Month;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Closes the year of an entity: unspent budgets become a debt to the units on 31 December and are theirs again on 1 January, what
 * remains is carried forward as the result of the entity, and December is closed. All of it or nothing.
 */
@Service
public class YearClosings {

    private final YearClosingStore store;
    private final Ledger ledger;
    private final Periods periods;
    private final LegalEntities entities;
    private final Permissions permissions;
    private final Audit audit;
    private final BusinessTime time;

    YearClosings(
            YearClosingStore store,
            Ledger ledger,
            Periods periods,
            LegalEntities entities,
            Permissions permissions,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.ledger = ledger;
        this.periods = periods;
        this.entities = entities;
        this.permissions = permissions;
        this.audit = audit;
        this.time = time;
    }

    /**
     * Why a year cannot be closed now: {@code accounting.year_closed}, or as {@link Periods#refusals} for its December, which is
     * closed with it and not before.
     */
    public List<Refusal> refusals(String entity, int year) {
        Stream<Refusal> closed = store.find(entity, year).isPresent()
                ? Stream.of(Refusal.of("accounting.year_closed", "year", String.valueOf(year)))
                : Stream.empty();
        return Stream.concat(
                        closed,
                        periods.refusals(entity, YearMonth.of(year, Month.DECEMBER), Closing.Kind.CLOSED, "").stream())
                .toList();
    }

    /**
     * Closes it. Nobody else posts in these books meanwhile.
     *
     * @param by the officer who confirms it; none for the system
     * @return refused with the reasons of {@link #refusals}
     */
    @Transactional
    public Outcome<YearClosing> close(String entity, int year, @Nullable UUID by, String reason) {
        permissions.require(Permission.PERIOD_CLOSE);
        LegalEntity books = entities.get(entity);
        periods.hold(entity);
        List<Refusal> refusals = refusals(entity, year);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        List<YearClosing.Unit> units = store.units(books, year);
        YearClosing closing = closing(books, year, units, by, reason);
        store.insert(closing, units);
        YearEntries entries = new YearEntries(closing);
        List<EntryDraft> drafts = units.stream()
                .flatMap(unit -> Stream.of(entries.carriedOver(unit), entries.givenBack(unit)))
                .filter(Objects::nonNull)
                .toList();
        ledger.post(drafts);
        periods.close(entity, YearMonth.of(year, Month.DECEMBER), by, reason).orThrow();
        audit.changed("year.closed", "year", entity + " " + year, Map.of("carried", closing.carried()));
        return Outcome.done(closing);
    }

    private YearClosing closing(
            LegalEntity entity, int year, List<YearClosing.Unit> units, @Nullable UUID by, String reason) {
        List<Money> below = units.stream()
                .filter(unit ->
                        !unit.unit().equals(entity.pot()) && !unit.unit().equals(entity.fund()))
                .map(YearClosing.Unit::budget)
                .filter(Money::isNegative)
                .toList();
        return new YearClosing(
                TimeOrderedId.next(),
                entity.code(),
                year,
                units.size(),
                Money.sum(units.stream().map(YearClosing.Unit::carried).toList()),
                below.size(),
                Money.sum(below),
                Money.sum(units.stream().map(YearClosing.Unit::remaining).toList()),
                by,
                time.now(),
                reason);
    }

    public Optional<YearClosing> find(String entity, int year) {
        return store.find(entity, year);
    }

    /** Closed years of an entity, latest first. */
    public List<YearClosing> of(String entity) {
        permissions.require(Permission.LEDGER_READ);
        return store.of(entity);
    }

    /** What a closing found: units below zero first, then the largest budgets, at most so many. */
    public List<YearClosing.Unit> units(YearClosing closing, int most) {
        permissions.require(Permission.LEDGER_READ);
        return store.unitsOf(closing.id(), most);
    }

    /** What closing a year now would find, nothing being written. */
    @Transactional(readOnly = true)
    public YearClosing preview(String entity, int year) {
        permissions.require(Permission.LEDGER_READ);
        LegalEntity books = entities.get(entity);
        return closing(books, year, store.units(books, year), null, "");
    }
}
