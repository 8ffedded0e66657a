package coop.ouvrage.payroll;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Turns wages that fall due into payslips of a run, part by part, several parts at a time. */
@Component
class Preparation {

    /** Wages of one transaction: few enough to lose little in a crash, enough that statements are few. */
    private static final int PART = 500;

    private final DueStore dues;
    private final PayProgress progress;
    private final PartCalculation calculation;
    private final PayslipStore payslips;
    private final PayRunStore runs;
    private final PaymentStore payments;
    private final UnpaidWages unpaid;
    private final PayDays payDays;
    private final Worklist worklist;
    private final CurrentUser user;
    private final BusinessTime time;
    private final TransactionTemplate transaction;
    private final TransactionTemplate ofItsOwn;

    Preparation(
            DueStore dues,
            PayProgress progress,
            PartCalculation calculation,
            PayslipStore payslips,
            PayRunStore runs,
            PaymentStore payments,
            UnpaidWages unpaid,
            PayDays payDays,
            Worklist worklist,
            CurrentUser user,
            BusinessTime time,
            PlatformTransactionManager transactions) {
        this.dues = dues;
        this.progress = progress;
        this.calculation = calculation;
        this.payslips = payslips;
        this.runs = runs;
        this.payments = payments;
        this.unpaid = unpaid;
        this.payDays = payDays;
        this.worklist = worklist;
        this.user = user;
        this.time = time;
        this.transaction = new TransactionTemplate(transactions);
        this.ofItsOwn = new TransactionTemplate(transactions);
        this.ofItsOwn.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Prepares everything whose batch must be released by {@code horizon}, part by part, each in a transaction of its own unless the
     * caller has one: after a breakdown it goes on where it was.
     *
     * @param begun told of each run in the transaction in which this preparation first adds to it
     */
    Set<PayRunId> prepare(LocalDate horizon, @Nullable UUID by, Consumer<PayRunId> begun) {
        boolean inParts = !TransactionSynchronizationManager.isActualTransactionActive();
        Set<PayRunId> touched = ConcurrentHashMap.newKeySet();
        Consumer<Set<PayRunId>> announce = inPart -> {
            inPart.stream().filter(touched::add).forEach(begun);
            inPart.stream().sorted(Comparator.comparing(PayRunId::value)).forEach(this::announce);
        };
        transaction.executeWithoutResult(status -> {
            if (inParts) {
                dues.share();
            } else {
                dues.lock();
            }
            List<DueStore.Key> open = dues.open(horizon);
            try (PayProgress.Watch watch =
                    progress.begin(PayRunProgress.Phase.PREPARING, PayProgress.PREPARATION, open.size())) {
                if (inParts) {
                    together(open, by, announce, watch);
                } else {
                    parts(open).forEach(keys -> calculate(dues.lock(keys), by, announce));
                }
            }
            dues.lockWaiting();
            announce.accept(takeUp(by));
        });
        return new LinkedHashSet<>(touched);
    }

    /** Several threads, on several nodes: who finds a worker in the hands of another takes the next, and looks again at the end. */
    private void together(
            List<DueStore.Key> open, @Nullable UUID by, Consumer<Set<PayRunId>> announce, PayProgress.Watch watch) {
        Set<DueStore.Key> elsewhere = ConcurrentHashMap.newKeySet();
        new Together(user).each(parts(open), true, keys -> {
            ofItsOwn.executeWithoutResult(status -> {
                List<Due> claimed = dues.claim(keys);
                elsewhere.addAll(keys);
                claimed.forEach(due -> elsewhere.remove(due.key()));
                calculate(claimed, by, announce);
            });
            watch.add(keys.size());
        });
        List<DueStore.Key> left = open.stream().filter(elsewhere::contains).toList();
        parts(left).forEach(keys -> ofItsOwn.executeWithoutResult(s -> calculate(dues.lock(keys), by, announce)));
    }

    /** All wages of a worker are in one part: what one payslip counted, the next one has to know. */
    private static List<List<DueStore.Key>> parts(List<DueStore.Key> open) {
        List<List<DueStore.Key>> parts = new ArrayList<>();
        List<DueStore.Key> part = new ArrayList<>();
        for (DueStore.Key key : open) {
            if (part.size() >= PART && !part.getLast().worker().equals(key.worker())) {
                parts.add(part);
                part = new ArrayList<>();
            }
            part.add(key);
        }
        if (!part.isEmpty()) {
            parts.add(part);
        }
        return parts;
    }

    private void calculate(List<Due> open, @Nullable UUID by, Consumer<Set<PayRunId>> announce) {
        if (!open.isEmpty()) {
            announce.accept(calculation.calculate(open, by));
        }
    }

    /** Wages that waited are paid as soon as nothing keeps them back, in their own run as long as nobody has released it. */
    private Set<PayRunId> takeUp(@Nullable UUID by) {
        Set<PayRunId> touched = new LinkedHashSet<>();
        List<WagePayment> waiting = payments.waiting();
        Set<PayslipId> kept = unpaid.of(waiting).stream()
                .map(wage -> wage.payment().payslip())
                .collect(Collectors.toSet());
        List<WagePayment> free = waiting.stream()
                .filter(payment -> !kept.contains(payment.payslip()))
                .toList();
        Map<UUID, Payslip> known = payslips.find(
                free.stream().map(payment -> payment.payslip().value()).toList());
        for (WagePayment payment : free) {
            PayRunId own =
                    Objects.requireNonNull(known.get(payment.payslip().value())).run();
            PayRunId run = runs.find(own)
                    .filter(calculatedIn -> !calculatedIn.isReleased())
                    .map(calculatedIn -> open(payment, calculatedIn.payDay(), calculatedIn.late(), by))
                    .orElseGet(() -> open(payment, payDays.soonest(time.today()), true, by));
            payments.prepared(payment, run);
            worklist.close("payroll.no_account", payment.worker(), "account known");
            touched.add(run);
        }
        return touched;
    }

    private PayRunId open(WagePayment payment, PayDay payDay, boolean late, @Nullable UUID by) {
        return runs.open(payment.entity(), payDay, late, time.today(), time.now(), by);
    }

    /** Asks the officers for the release. */
    void announce(PayRunId id) {
        PayRun run = runs.find(id).orElseThrow();
        worklist.open(Item.of(Queue.PAY, "payroll.release", "pay_run", id.value(), Role.PAYROLL, "/desk/payruns/" + id)
                .with("payslips", payslips.count(id))
                .with("day", run.payDay().creditedOn())
                .until(run.payDay().deadline()));
    }
}
