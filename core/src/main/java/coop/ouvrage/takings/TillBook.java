package coop.ouvrage.takings;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.invoicing.spi.VatRules.VatCase;
import coop.ouvrage.ledger.NumberSeries;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.takings.Taking.Method;
import coop.ouvrage.unit.Budgets;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Units;
import coop.ouvrage.web.NotFound;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes the daily receipts journal of a unit. Lines are numbered as they come and never changed; a day is closed by counting the cash, in
 * order, days without sales too, and only then stands in the books.
 */
@Service
public class TillBook {

    private final TillStore store;
    private final TillRules rules;
    private final TillPosting posting;
    private final NumberSeries numbers;
    private final Units units;
    private final Budgets budgets;
    private final Permissions permissions;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;

    TillBook(
            TillStore store,
            TillRules rules,
            TillPosting posting,
            NumberSeries numbers,
            Units units,
            Budgets budgets,
            Permissions permissions,
            CurrentUser user,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.rules = rules;
        this.posting = posting;
        this.numbers = numbers;
        this.units = units;
        this.budgets = budgets;
        this.permissions = permissions;
        this.user = user;
        this.audit = audit;
        this.time = time;
    }

    /**
     * What was sold at the counter.
     *
     * @param gross with VAT
     * @param description asked for where the rate is not the standard one, and for dear goods
     */
    public record Sold(LocalDate day, Supply supply, String description, Money gross, Method method) {}

    /**
     * The till at the end of a day.
     *
     * @param counted what lies in it, after {@code toBank} was taken out
     * @param reason why it is not what it should be; empty if it is
     */
    public record Count(LocalDate day, Money counted, Money toBank, String reason) {}

    @Transactional
    public Outcome<Taking> record(UUID unit, Sold sold) {
        permissions.require(Permission.INVOICE_ISSUE, unit);
        ProductionUnit in = queued(unit);
        VatCase decided = rules.vatCase(in, sold.supply(), sold.day());
        List<Refusal> refusals = rules.ofTaking(in, sold, decided);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        Taking taking = new Taking(
                TimeOrderedId.next(),
                unit,
                next(in, "TILL"),
                sold.day(),
                sold.supply(),
                new Taking.Rate(decided.code(), decided.category(), decided.rate()),
                sold.description().strip(),
                sold.gross(),
                sold.method(),
                null,
                "",
                time.now(),
                null);
        store.insert(taking, in.entity(), user.actor().party());
        audit.changed("taking.recorded", "taking", taking.id(), Map.of("gross", taking.gross()));
        return Outcome.done(taking);
    }

    /** Takes a line back, whole, by another one of today, or of the first open day if today is closed. */
    @Transactional
    public Outcome<Taking> takeBack(UUID id, String reason) {
        Taking taking = store.find(id).orElseThrow(NotFound::new);
        permissions.require(Permission.INVOICE_CREDIT, taking.unit());
        ProductionUnit in = queued(taking.unit());
        List<Refusal> refusals = rules.ofReversal(taking, reason);
        LocalDate day = store.last(taking.unit())
                .filter(last -> !last.day().isBefore(time.today()))
                .map(last -> last.day().plusDays(1))
                .orElse(time.today());
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        Taking back = taking.reversal(
                TimeOrderedId.next(),
                next(in, "TILL"),
                taking.closedBy() == null ? taking.day() : day,
                time.now(),
                reason.strip());
        store.insert(back, in.entity(), user.actor().party());
        audit.changed("taking.taken_back", "taking", id, Map.of("gross", taking.gross()));
        return Outcome.done(back);
    }

    /** Closes a day; days before it without a sale are closed with it, at nothing. */
    @Transactional
    public Outcome<TillDay> close(UUID unit, Count count) {
        permissions.require(Permission.INVOICE_ISSUE, unit);
        ProductionUnit in = queued(unit);
        List<Taking> ofDay = store.open(unit).stream()
                .filter(taking -> taking.day().equals(count.day()))
                .toList();
        Money before = store.last(unit).map(TillDay::counted).orElse(Money.ZERO);
        Money cash = TillDay.paid(ofDay, Method.CASH);
        Money difference = count.counted().plus(count.toBank()).minus(before).minus(cash);
        List<Refusal> refusals = rules.ofClose(in, count, difference);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        store.last(unit)
                .ifPresent(last -> last.day()
                        .plusDays(1)
                        .datesUntil(count.day())
                        .forEach(day ->
                                closed(in, new Count(day, before, Money.ZERO, ""), before, List.of(), Money.ZERO)));
        TillDay done = closed(in, count, before, ofDay, difference);
        audit.changed("till.closed", "till-day", done.id(), Map.of("day", done.day(), "difference", difference));
        return Outcome.done(done);
    }

    private TillDay closed(ProductionUnit in, Count count, Money before, List<Taking> takings, Money difference) {
        TillDay day = new TillDay(
                TimeOrderedId.next(),
                in.id().value(),
                in.entity(),
                count.day(),
                String.format("R%d-%05d", time.today().getYear(), next(in, "TILLDAY")),
                before,
                TillDay.paid(takings, Method.CASH),
                TillDay.paid(takings, Method.CARD),
                count.toBank(),
                count.counted(),
                difference,
                count.reason().strip(),
                TillDay.parts(takings));
        store.insert(day, time.now(), user.actor().party());
        posting.post(day);
        return day;
    }

    /** Who writes into one journal comes one after the other. */
    private ProductionUnit queued(UUID unit) {
        budgets.lock(List.of(unit));
        return units.get(unit);
    }

    private long next(ProductionUnit unit, String series) {
        return numbers.next(
                unit.entity(), series + ":" + unit.id().value(), time.today().getYear());
    }
}
