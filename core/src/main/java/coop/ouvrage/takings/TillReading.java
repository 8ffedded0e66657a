package coop.ouvrage.takings;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.money.Money;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.web.NotFound;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The receipts journal as the readers of its unit see it. */
@Service
@Transactional(readOnly = true)
public class TillReading {

    private final TillStore store;
    private final TillRules rules;
    private final Permissions permissions;

    TillReading(TillStore store, TillRules rules, Permissions permissions) {
        this.store = store;
        this.rules = rules;
        this.permissions = permissions;
    }

    /** What no close has counted yet. */
    public List<Taking> open(UUID unit) {
        permissions.require(Permission.INVOICE_READ, unit);
        return store.open(unit);
    }

    /** Lines, latest first, behind {@code before}. */
    public List<Taking> takings(UUID unit, @Nullable UUID before, int limit) {
        permissions.require(Permission.INVOICE_READ, unit);
        return store.of(unit, before, limit);
    }

    public Taking taking(UUID id) {
        Taking taking = store.find(id).orElseThrow(NotFound::new);
        permissions.require(Permission.INVOICE_READ, taking.unit());
        return taking;
    }

    /** Closed days of a stretch, latest first. */
    public List<TillDay> days(UUID unit, LocalDate from, LocalDate to, int limit) {
        permissions.require(Permission.INVOICE_READ, unit);
        return store.days(unit, from, to, limit);
    }

    public TillDay day(UUID id) {
        TillDay day = store.day(id).orElseThrow(NotFound::new);
        permissions.require(Permission.INVOICE_READ, day.unit());
        return day;
    }

    /** The lines that a closed day counted. */
    public List<Taking> of(TillDay day) {
        return store.ofDay(day.id());
    }

    /** What lay in the till at the last close. */
    public Money cash(UUID unit) {
        return store.last(unit).map(TillDay::counted).orElse(Money.ZERO);
    }

    /** Whether the law asks for a registered cash register instead of the journal. */
    public boolean needsRegister(ProductionUnit unit) {
        return rules.needsRegister(unit);
    }
}
