package coop.ouvrage.payroll;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.DayBegan;
import coop.ouvrage.calendar.DayOrder;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.time.LocalDate;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What payroll does by itself each morning: calculates what falls due, and says the day before when a promised day is in danger. It never
 * releases anything.
 */
@Component
class PayrollDay {

    private final PayRuns runs;
    private final PayRunStore store;
    private final PayslipStore payslips;
    private final PayDays payDays;
    private final PayMail mail;
    private final Worklist worklist;
    private final CurrentUser user;
    private final TransactionTemplate transaction;

    PayrollDay(
            PayRuns runs,
            PayRunStore store,
            PayslipStore payslips,
            PayDays payDays,
            PayMail mail,
            Worklist worklist,
            CurrentUser user,
            TransactionTemplate transaction) {
        this.runs = runs;
        this.store = store;
        this.payslips = payslips;
        this.payDays = payDays;
        this.mail = mail;
        this.worklist = worklist;
        this.user = user;
        this.transaction = transaction;
    }

    @EventListener
    @Order(DayOrder.PAYROLL)
    void on(DayBegan event) {
        user.asSystem(() -> {
            runs.prepare(event.day());
            transaction.executeWithoutResult(status -> store.prepared().stream()
                    .filter(run -> run.payDay().releaseBefore().isBefore(event.day()))
                    .forEach(run -> announceLate(run, event.day())));
        });
    }

    private void announceLate(PayRun run, LocalDate day) {
        worklist.open(Item.of(
                        Queue.PAY,
                        "payroll.run_late",
                        "pay_run",
                        run.id().value(),
                        Role.PAYROLL,
                        "/desk/payruns/" + run.id())
                .with("day", run.payDay().creditedOn())
                .until(run.payDay()
                        .executedOn()
                        .atTime(12, 0)
                        .atZone(BusinessTime.ZONE)
                        .toInstant()));
        LocalDate soonest = payDays.soonest(day).creditedOn();
        payslips.ofRun(run.id())
                .forEach(payslip -> mail.late(payslip, run.payDay().creditedOn(), soonest));
    }
}
