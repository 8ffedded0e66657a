package coop.ouvrage.jobs;

import coop.ouvrage.jobs.StepState.State;
import coop.ouvrage.payroll.WagePaid;
import coop.ouvrage.payroll.WagesSent;
import coop.ouvrage.receivables.ClientLossBooked;
import coop.ouvrage.receivables.InvoicePaid;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The last steps of a job: the wage reaches the worker, the client pays or the guarantee bears the loss. */
@Component
class PayFlow {

    private final JobStore store;

    PayFlow(JobStore store) {
        this.store = store;
    }

    @EventListener
    @Transactional
    void wagesSent(WagesSent event) {
        store.step(
                event.wages().stream().map(WagesSent.Wage::job).toList(),
                Step.PAY,
                State.WAITING,
                "bank",
                event.creditedOn());
    }

    @EventListener
    @Transactional
    void wagePaid(WagePaid event) {
        step(event.job(), Step.PAY, State.DONE, "", event.on());
    }

    @EventListener
    @Transactional
    void paid(InvoicePaid event) {
        event.jobs().forEach(job -> {
            if (event.inFull()) {
                step(job, Step.SETTLEMENT, State.DONE, "", event.on());
            } else {
                step(job, Step.SETTLEMENT, State.WAITING, "rest", event.on());
            }
        });
    }

    @EventListener
    @Transactional
    void lost(ClientLossBooked event) {
        event.jobs().forEach(job -> step(job, Step.SETTLEMENT, State.DONE, "guarantee", event.on()));
    }

    private void step(UUID job, Step step, State state, String waitsFor, LocalDate on) {
        store.step(new JobId(job), step, state, waitsFor, on);
    }
}
