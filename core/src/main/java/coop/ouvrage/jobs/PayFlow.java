package coop.ouvrage.jobs;

import coop.ouvrage.jobs.StepState.State;
import coop.ouvrage.payroll.WagesPaid;
import coop.ouvrage.payroll.WagesSent;
import coop.ouvrage.receivables.ClientLossBooked;
import coop.ouvrage.receivables.InvoicesPaid;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    void wagesPaid(WagesPaid event) {
        store.step(event.wages().stream().map(WagesSent.Wage::job).toList(), Step.PAY, State.DONE, "", event.on());
    }

    @EventListener
    @Transactional
    void paid(InvoicesPaid event) {
        Map<UUID, Paid> last = new LinkedHashMap<>();
        event.all().forEach(paid -> paid.jobs().forEach(job -> last.put(job, new Paid(paid.on(), paid.inFull()))));
        Map<Paid, List<UUID>> jobs = new LinkedHashMap<>();
        last.forEach((job, paid) ->
                jobs.computeIfAbsent(paid, key -> new ArrayList<>()).add(job));
        jobs.forEach((paid, of) -> store.step(
                of,
                Step.SETTLEMENT,
                paid.inFull() ? State.DONE : State.WAITING,
                paid.inFull() ? "" : "rest",
                paid.on()));
    }

    private record Paid(LocalDate on, boolean inFull) {}

    @EventListener
    @Transactional
    void lost(ClientLossBooked event) {
        event.jobs().forEach(job -> step(job, Step.SETTLEMENT, State.DONE, "guarantee", event.on()));
    }

    private void step(UUID job, Step step, State state, String waitsFor, LocalDate on) {
        store.step(new JobId(job), step, state, waitsFor, on);
    }
}
