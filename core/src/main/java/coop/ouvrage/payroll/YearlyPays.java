package coop.ouvrage.payroll;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Role;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.employment.WorkCorrected;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.YearlyKind;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Pay that is owed once a year beside wages: one officer looks at who is owed what and why, and puts it into a pay run that another one
 * releases. Prepared again it adds only what has changed since, by difference: nobody is paid twice for a year.
 */
@Service
public class YearlyPays {

    private static final String CHANGED = "payroll.yearly_changed";

    private final YearlyClaims claims;
    private final YearlyPayslips made;
    private final YearlyStore store;
    private final DueStore dues;
    private final PayRunStore runs;
    private final Preparation preparation;
    private final PartCalculation calculation;
    private final PayDays payDays;
    private final PayAccess access;
    private final Worklist worklist;
    private final Audit audit;
    private final BusinessTime time;

    YearlyPays(
            YearlyClaims claims,
            YearlyPayslips made,
            YearlyStore store,
            DueStore dues,
            PayRunStore runs,
            Preparation preparation,
            PartCalculation calculation,
            PayDays payDays,
            PayAccess access,
            Worklist worklist,
            Audit audit,
            BusinessTime time) {
        this.claims = claims;
        this.made = made;
        this.store = store;
        this.dues = dues;
        this.runs = runs;
        this.preparation = preparation;
        this.calculation = calculation;
        this.payDays = payDays;
        this.access = access;
        this.worklist = worklist;
        this.audit = audit;
        this.time = time;
    }

    /** What every contract of an entity owes for a year if it were paid as soon as possible; contracts too short for any right are left out. */
    @Transactional(readOnly = true)
    public List<YearlyClaim> claims(String entity, YearlyKind kind, int year) {
        access.require(Permission.PAY_READ);
        return found(entity, kind, year).stream().map(YearlyClaims.Found::claim).toList();
    }

    private List<YearlyClaims.Found> found(String entity, YearlyKind kind, int year) {
        return claims.of(entity, kind, year, payDays.soonest(time.today()).creditedOn());
    }

    /**
     * Puts what is owed and not paid into the next pay run. Claims that are refused stay out; the others go on.
     *
     * @return refused when the year has not come, or nothing is to be paid
     */
    @Transactional
    public Outcome<PayRunId> prepare(String entity, YearlyKind kind, int year) {
        access.require(Permission.PAY_PREPARE);
        if (year > time.today().getYear()) {
            return Outcome.refused(Refusal.of("payroll.yearly_too_early", "year", String.valueOf(year)));
        }
        dues.lock();
        List<YearlyClaims.Found> open = found(entity, kind, year).stream()
                .filter(found -> found.claim().isOpen())
                .toList();
        if (open.isEmpty()) {
            return Outcome.refused(Refusal.of("payroll.yearly_nothing", "year", String.valueOf(year)));
        }
        PayDay payDay = payDays.soonest(time.today());
        PayRunId run = runs.open(entity, payDay, false, time.today(), time.now(), access.actor());
        List<Calculated> calculated = made.of(open, Pays.of(kind), run, payDay);
        calculation.keep(calculated);
        store.note(calculated, year, basis(open));
        preparation.announce(run);
        open.forEach(found -> worklist.close(CHANGED, found.contract().id().value(), "prepared"));
        audit.changed(
                "payrun.yearly",
                "pay_run",
                run,
                Map.of("kind", kind.name(), "year", String.valueOf(year), "payslips", calculated.size()));
        return Outcome.done(run);
    }

    private static Map<UUID, Money> basis(List<YearlyClaims.Found> open) {
        Map<UUID, Money> basis = new HashMap<>();
        open.forEach(found -> basis.put(
                found.contract().id().value(),
                found.answer() == null ? Money.ZERO : found.claim().earned()));
        return basis;
    }

    /** Work that earned such pay was corrected: an officer looks whether it changes. */
    @EventListener
    void on(WorkCorrected event) {
        store.paidFor(event.contract().value())
                .ifPresent(contract -> worklist.open(
                        Item.of(Queue.PAY, CHANGED, "contract", contract, Role.PAYROLL, "/desk/yearly-pay")));
    }

    /** The years that can be asked for, newest first. */
    public List<Integer> years() {
        int thisYear = time.today().getYear();
        List<Integer> years = new ArrayList<>();
        for (int back = 0; back <= 2; back++) {
            years.add(thisYear - back);
        }
        return years;
    }
}
