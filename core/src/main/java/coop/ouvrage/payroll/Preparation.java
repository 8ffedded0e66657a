package coop.ouvrage.payroll;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.Contracts;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.parties.PayoutAccounts;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Turns wages that fall due into payslips of a run. What cannot be calculated is parked with its evidence, and the others go on. */
@Component
class Preparation {

    private final DueStore dues;
    private final PayslipStore payslips;
    private final PayRunStore runs;
    private final PaymentStore payments;
    private final Calculator calculator;
    private final Contracts contracts;
    private final PayoutAccounts accounts;
    private final PayDays payDays;
    private final Worklist worklist;
    private final CurrentUser user;
    private final ApplicationEventPublisher events;
    private final BusinessTime time;

    Preparation(
            DueStore dues,
            PayslipStore payslips,
            PayRunStore runs,
            PaymentStore payments,
            Calculator calculator,
            Contracts contracts,
            PayoutAccounts accounts,
            PayDays payDays,
            Worklist worklist,
            CurrentUser user,
            ApplicationEventPublisher events,
            BusinessTime time) {
        this.dues = dues;
        this.payslips = payslips;
        this.runs = runs;
        this.payments = payments;
        this.calculator = calculator;
        this.contracts = contracts;
        this.accounts = accounts;
        this.payDays = payDays;
        this.worklist = worklist;
        this.user = user;
        this.events = events;
        this.time = time;
    }

    /** Prepares everything whose batch must be released by {@code horizon}, in one transaction of the caller. */
    Set<PayRunId> prepare(LocalDate horizon, @Nullable UUID by) {
        dues.lock();
        Set<PayRunId> touched = new LinkedHashSet<>();
        for (Due due : dues.open(horizon)) {
            calculate(due, by).ifPresent(touched::add);
        }
        for (WagePayment waiting : payments.waiting()) {
            takeUp(waiting, by).ifPresent(touched::add);
        }
        touched.forEach(this::announce);
        return touched;
    }

    private Optional<PayRunId> calculate(Due due, @Nullable UUID by) {
        WorkContract contract = contracts.find(new ContractId(due.contract())).orElseThrow();
        Optional<Calculator.Draft> draft;
        try {
            draft = user.asSystem(() -> calculator.calculate(due, contract));
        } catch (RefusedException e) {
            park(due, e.refusals().getFirst());
            return Optional.empty();
        } catch (ArithmeticException | IllegalArgumentException | IllegalStateException e) {
            park(due, Refusal.of("payroll.not_calculable", "cause", String.valueOf(e.getMessage())));
            return Optional.empty();
        }
        dues.settled(due);
        worklist.close("payroll.parked", due.contract(), "calculated");
        return draft.map(found -> keep(due, found, by));
    }

    private void park(Due due, Refusal why) {
        dues.parked(due, why, time.now());
        worklist.open(Item.of(Queue.PAY, "payroll.parked", "contract", due.contract(), Role.PAYROLL, "/desk/payruns")
                .with("reason", why.code())
                .until(deadline(due.payDay())));
    }

    private PayRunId keep(Due due, Calculator.Draft draft, @Nullable UUID by) {
        PayDay payDay = possible(due.payDay());
        boolean late = payDay.creditedOn().isAfter(due.payDay().creditedOn());
        PayRunId run = runs.open(due.entity(), payDay, late, time.today(), time.now(), by);
        Calculated calculated = calculator.inRun(draft, due, run, payDay);
        payslips.insert(calculated);
        Payslip payslip = calculated.payslip();
        Money net = payslip.totals().net();
        payments.add(payslip, net, state(net), net.isPositive() ? run : null, 1);
        if (net.isNegative()) {
            worklist.open(Item.of(
                            Queue.PAY,
                            "payroll.carried",
                            "payslip",
                            payslip.id().value(),
                            Role.PAYROLL,
                            "/payslips/" + payslip.id())
                    .with("amount", net));
        }
        events.publishEvent(new PayslipCalculated(payslip.id(), payslip.contract(), payslip.job()));
        return run;
    }

    private static WagePayment.State state(Money net) {
        return net.isPositive()
                ? WagePayment.State.PREPARED
                : net.isZero() ? WagePayment.State.NOTHING : WagePayment.State.CARRIED;
    }

    /** The promised day as long as it can be kept. */
    private PayDay possible(PayDay promised) {
        LocalDate today = time.today();
        return promised.isLateOn(today) ? payDays.soonest(today) : promised;
    }

    /** A wage that waited for an account is paid as soon as there is one. */
    private Optional<PayRunId> takeUp(WagePayment waiting, @Nullable UUID by) {
        LocalDate today = time.today();
        boolean account = user.asSystem(
                () -> accounts.payoutIban(new PartyId(waiting.worker()), today).isPresent());
        if (!account) {
            return Optional.empty();
        }
        PayRunId run = runs.open(waiting.entity(), payDays.soonest(today), true, today, time.now(), by);
        payments.prepared(waiting, run);
        worklist.close("payroll.no_account", waiting.worker(), "account known");
        return Optional.of(run);
    }

    private void announce(PayRunId id) {
        PayRun run = runs.find(id).orElseThrow();
        List<Payslip> inRun = payslips.ofRun(id);
        worklist.open(Item.of(Queue.PAY, "payroll.release", "pay_run", id.value(), Role.PAYROLL, "/desk/payruns/" + id)
                .with("payslips", inRun.size())
                .with("day", run.payDay().creditedOn())
                .until(deadline(run.payDay())));
    }

    private static Instant deadline(PayDay payDay) {
        return payDay.releaseBefore().atTime(12, 0).atZone(BusinessTime.ZONE).toInstant();
    }
}
