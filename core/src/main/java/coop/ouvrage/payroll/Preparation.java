package coop.ouvrage.payroll;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.parties.PayoutAccounts;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Turns wages that fall due into payslips of a run. What cannot be calculated is parked with its evidence, and the others go on. */
@Component
class Preparation {

    /** Wages of one transaction: few enough to lose little in a crash, enough that statements are few. */
    private static final int PART = 1_000;

    private final DueStore dues;
    private final PayslipStore payslips;
    private final PayRunStore runs;
    private final PaymentStore payments;
    private final Deductions deductions;
    private final Withholdings withholdings;
    private final Calculator calculator;
    private final PayBasisReader reader;
    private final PayoutAccounts accounts;
    private final PayDays payDays;
    private final Worklist worklist;
    private final CurrentUser user;
    private final ApplicationEventPublisher events;
    private final BusinessTime time;
    private final TransactionTemplate transaction;

    Preparation(
            DueStore dues,
            PayslipStore payslips,
            PayRunStore runs,
            PaymentStore payments,
            Deductions deductions,
            Withholdings withholdings,
            Calculator calculator,
            PayBasisReader reader,
            PayoutAccounts accounts,
            PayDays payDays,
            Worklist worklist,
            CurrentUser user,
            ApplicationEventPublisher events,
            BusinessTime time,
            TransactionTemplate transaction) {
        this.dues = dues;
        this.payslips = payslips;
        this.runs = runs;
        this.payments = payments;
        this.deductions = deductions;
        this.withholdings = withholdings;
        this.calculator = calculator;
        this.reader = reader;
        this.accounts = accounts;
        this.payDays = payDays;
        this.worklist = worklist;
        this.user = user;
        this.events = events;
        this.time = time;
        this.transaction = transaction;
    }

    /**
     * Prepares everything whose batch must be released by {@code horizon}, part by part, each in a transaction of its own unless the
     * caller has one: after a breakdown it goes on where it was.
     *
     * @param begun told of each run in the transaction in which this preparation first adds to it
     */
    Set<PayRunId> prepare(LocalDate horizon, @Nullable UUID by, Consumer<PayRunId> begun) {
        Set<PayRunId> touched = new LinkedHashSet<>();
        Consumer<Set<PayRunId>> announce = inPart -> {
            inPart.stream().filter(touched::add).forEach(begun);
            inPart.forEach(this::announce);
        };
        Due last = null;
        List<Due> part;
        do {
            Due after = last;
            part = Objects.requireNonNull(transaction.execute(status -> part(horizon, after, by, announce)));
            last = part.isEmpty() ? null : part.getLast();
        } while (part.size() == PART);
        transaction.executeWithoutResult(status -> announce.accept(takeUp(by)));
        return touched;
    }

    private List<Due> part(
            LocalDate horizon, @Nullable Due after, @Nullable UUID by, Consumer<Set<PayRunId>> announce) {
        dues.lock();
        List<Due> open = dues.open(horizon, after, PART);
        if (!open.isEmpty()) {
            announce.accept(calculate(open, by));
        }
        return open;
    }

    private Set<PayRunId> calculate(List<Due> open, @Nullable UUID by) {
        PayBasis basis = reader.read(open);
        OpenRuns openRuns = new OpenRuns(by);
        List<Calculated> calculated = new ArrayList<>();
        List<Due> settled = new ArrayList<>();
        Set<UUID> seized = withholdings.seized(open.stream().map(Due::worker).collect(Collectors.toSet()));
        for (Due due : open) {
            try {
                if (seized.contains(due.worker())) {
                    withholdings.requireKnown(due.month());
                }
                user.asSystem(() -> calculator.calculate(due, basis))
                        .ifPresent(draft -> add(draft, due, openRuns, basis, calculated));
                user.asSystem(() -> calculator.departure(due, basis))
                        .ifPresent(draft -> add(draft, due, openRuns, basis, calculated));
                settled.add(due);
            } catch (RefusedException e) {
                park(due, e.refusals().getFirst());
            } catch (ArithmeticException | IllegalArgumentException | IllegalStateException e) {
                park(due, Refusal.of("payroll.not_calculable", "cause", String.valueOf(e.getMessage())));
            }
        }
        settle(settled);
        keep(calculated);
        return openRuns.touched();
    }

    /** The runs to which payslips of one part are added, each looked up once. */
    private final class OpenRuns {

        private final @Nullable UUID by;
        private final Map<Map.Entry<String, Object>, PayRunId> known = new LinkedHashMap<>();

        OpenRuns(@Nullable UUID by) {
            this.by = by;
        }

        PayRunId of(String entity, PayDay payDay, boolean late) {
            return known.computeIfAbsent(
                    Map.entry(entity, List.of(payDay, late)),
                    key -> runs.open(entity, payDay, late, time.today(), time.now(), by));
        }

        Set<PayRunId> touched() {
            return new LinkedHashSet<>(known.values());
        }
    }

    private void park(Due due, Refusal why) {
        dues.parked(due, why, time.now());
        worklist.open(Item.of(Queue.PAY, "payroll.parked", "contract", due.contract(), Role.PAYROLL, "/desk/payruns")
                .with("reason", why.code())
                .until(deadline(due.payDay())));
    }

    private void settle(List<Due> settled) {
        dues.settled(settled);
        settled.stream()
                .filter(Due::parked)
                .forEach(due -> worklist.close("payroll.parked", due.contract(), "calculated"));
    }

    private void add(Calculator.Draft draft, Due due, OpenRuns openRuns, PayBasis basis, List<Calculated> calculated) {
        PayDay payDay = possible(due.payDay());
        boolean late = payDay.creditedOn().isAfter(due.payDay().creditedOn());
        Calculated payslip = calculator.inRun(draft, due, basis, openRuns.of(due.entity(), payDay, late), payDay);
        basis.add(payslip);
        calculated.add(payslip);
    }

    private void keep(List<Calculated> calculated) {
        payslips.insert(calculated);
        List<Payslip> made = calculated.stream().map(Calculated::payslip).toList();
        deductions.take(made);
        payments.add(made);
        for (Payslip payslip : made) {
            if (payslip.totals().net().isNegative()) {
                worklist.open(Item.of(
                                Queue.PAY,
                                "payroll.carried",
                                "payslip",
                                payslip.id().value(),
                                Role.PAYROLL,
                                "/payslips/" + payslip.id())
                        .with("amount", payslip.totals().net()));
            }
            events.publishEvent(new PayslipCalculated(payslip.id(), payslip.contract(), payslip.job()));
        }
    }

    /** The promised day as long as it can be kept. */
    private PayDay possible(PayDay promised) {
        LocalDate today = time.today();
        return promised.isLateOn(today) ? payDays.soonest(today) : promised;
    }

    /** Wages that waited for an account are paid as soon as there is one. */
    private Set<PayRunId> takeUp(@Nullable UUID by) {
        Set<PayRunId> touched = new LinkedHashSet<>();
        LocalDate today = time.today();
        for (WagePayment waiting : payments.waiting()) {
            boolean account = user.asSystem(() ->
                    accounts.payoutIban(new PartyId(waiting.worker()), today).isPresent());
            if (account) {
                PayRunId run = runs.open(waiting.entity(), payDays.soonest(today), true, today, time.now(), by);
                payments.prepared(waiting, run);
                worklist.close("payroll.no_account", waiting.worker(), "account known");
                touched.add(run);
            }
        }
        return touched;
    }

    private void announce(PayRunId id) {
        PayRun run = runs.find(id).orElseThrow();
        worklist.open(Item.of(Queue.PAY, "payroll.release", "pay_run", id.value(), Role.PAYROLL, "/desk/payruns/" + id)
                .with("payslips", payslips.count(id))
                .with("day", run.payDay().creditedOn())
                .until(deadline(run.payDay())));
    }

    private static Instant deadline(PayDay payDay) {
        return payDay.releaseBefore().atTime(12, 0).atZone(BusinessTime.ZONE).toInstant();
    }
}
