package coop.ouvrage.jobs;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.employment.spi.ConfirmedTogether;
import coop.ouvrage.invoicing.InvoiceId;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.invoicing.OrderId;
import coop.ouvrage.invoicing.SuppliedOrder;
import coop.ouvrage.jobs.StepState.State;
import coop.ouvrage.refusal.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Invoices jobs whose work is confirmed: each at once, or all together where many are confirmed in one transaction. */
@Component
class JobInvoices implements ConfirmedTogether {

    private record Over(JobId job, SuppliedOrder order) {}

    private final JobStore store;
    private final Invoices invoices;
    private final CurrentUser user;
    private final ThreadLocal<@Nullable List<Over>> gathered = new ThreadLocal<>();

    JobInvoices(JobStore store, Invoices invoices, CurrentUser user) {
        this.store = store;
        this.invoices = invoices;
        this.user = user;
    }

    void over(Job job, OrderId order, LocalDate last) {
        List<Over> others = gathered.get();
        if (others != null) {
            others.add(new Over(job.id(), new SuppliedOrder(order, last)));
        } else {
            answered(job.id(), user.as(ContractMaking.holderOf(job), () -> invoices.issue(order, last)));
        }
    }

    @Override
    public <T> T during(Supplier<T> confirmations) {
        if (gathered.get() != null) {
            return confirmations.get();
        }
        List<Over> over = new ArrayList<>();
        gathered.set(over);
        try {
            T confirmed = confirmations.get();
            issue(over);
            return confirmed;
        } finally {
            gathered.remove();
        }
    }

    /** By the system: each invoice follows from the form of its holder, whoever confirmed last. */
    private void issue(List<Over> over) {
        if (over.isEmpty()) {
            return;
        }
        List<Outcome<InvoiceId>> issued = user.asSystem(
                () -> invoices.issueOrders(over.stream().map(Over::order).toList()));
        for (int i = 0; i < over.size(); i++) {
            answered(over.get(i).job(), issued.get(i));
        }
    }

    private void answered(JobId job, Outcome<InvoiceId> issued) {
        if (!issued.isDone()) {
            store.step(
                    job,
                    Step.INVOICE,
                    State.BLOCKED,
                    issued.refusals().getFirst().code(),
                    null);
        }
    }
}
