package coop.ouvrage.recovery;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.calendar.DayBegan;
import coop.ouvrage.calendar.DayOrder;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Every morning: what is late is looked at, after the bank's lines of the day before were booked. */
@Component
class RecoveryDay {

    private final RecoveryRun run;
    private final PaymentPlans plans;
    private final Mediation mediation;
    private final LawyerFiles files;
    private final StatementSchedules statements;
    private final CurrentUser user;

    RecoveryDay(
            RecoveryRun run,
            PaymentPlans plans,
            Mediation mediation,
            LawyerFiles files,
            StatementSchedules statements,
            CurrentUser user) {
        this.run = run;
        this.plans = plans;
        this.mediation = mediation;
        this.files = files;
        this.statements = statements;
        this.user = user;
    }

    @EventListener
    @Order(DayOrder.RECEIVABLES)
    void morning(DayBegan event) {
        user.asSystem(() -> {
            plans.watch(event.day());
            mediation.watch(event.day());
            files.watch();
            run.run(event.day());
            statements.run(event.day());
        });
    }
}
