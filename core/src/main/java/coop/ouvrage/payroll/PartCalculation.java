package coop.ouvrage.payroll;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Turns some wages into payslips, in the transaction of the caller: all wages of a worker that are due, since payslips of a month build
 * on each other. What cannot be calculated is parked with its evidence, and the others go on.
 */
@Component
class PartCalculation {

    private final PayBasisReader reader;
    private final Calculator calculator;
    private final Withholdings withholdings;
    private final Deductions deductions;
    private final DueStore dues;
    private final PayRunStore runs;
    private final PayslipStore payslips;
    private final PaymentStore payments;
    private final PayDays payDays;
    private final Worklist worklist;
    private final CurrentUser user;
    private final BusinessTime time;

    PartCalculation(
            PayBasisReader reader,
            Calculator calculator,
            Withholdings withholdings,
            Deductions deductions,
            DueStore dues,
            PayRunStore runs,
            PayslipStore payslips,
            PaymentStore payments,
            PayDays payDays,
            Worklist worklist,
            CurrentUser user,
            BusinessTime time) {
        this.reader = reader;
        this.calculator = calculator;
        this.withholdings = withholdings;
        this.deductions = deductions;
        this.dues = dues;
        this.runs = runs;
        this.payslips = payslips;
        this.payments = payments;
        this.payDays = payDays;
        this.worklist = worklist;
        this.user = user;
        this.time = time;
    }

    /** @return the runs that it added to */
    Set<PayRunId> calculate(List<Due> open, @Nullable UUID by) {
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
                .about(due.worker())
                .until(due.payDay().deadline()));
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

    /** The promised day as long as it can be kept. */
    private PayDay possible(PayDay promised) {
        LocalDate today = time.today();
        return promised.isLateOn(today) ? payDays.soonest(today) : promised;
    }

    /** Stores new payslips with what is taken off them and how each is paid. */
    void keep(List<Calculated> calculated) {
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
                        .about(payslip.worker())
                        .with("amount", payslip.totals().net()));
            }
        }
    }
}
