package coop.ouvrage.payroll;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.money.Money;
import coop.ouvrage.treasury.BatchId;
import coop.ouvrage.treasury.PaymentBatches;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Advances and wages that cross on their way. An advance that is released when its wage is prepared already is taken off that wage; one that
 * nobody has released when its wage is paid is given up, since the worker gets the whole.
 */
@Component
class CrossedAdvances {

    private final AdvanceStore store;
    private final DeductionStore deductions;
    private final PaymentStore payments;
    private final PaymentBatches batches;
    private final CurrentUser user;

    CrossedAdvances(
            AdvanceStore store,
            DeductionStore deductions,
            PaymentStore payments,
            PaymentBatches batches,
            CurrentUser user) {
        this.store = store;
        this.deductions = deductions;
        this.payments = payments;
        this.batches = batches;
        this.user = user;
    }

    /**
     * Before a run is locked for its release: the batches of advances that its wages would give up. Whoever releases such a batch holds it
     * and then asks for the run; the other order would make each wait for the other.
     */
    void hold(PayRunId run) {
        batches.hold(store.grantedOf(run).stream()
                .map(advance -> new BatchId(Objects.requireNonNull(advance.batch())))
                .toList());
    }

    /** The money of an advance is on its way. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void sent(Advance advance) {
        List<Deduction> taken = new ArrayList<>();
        Money rest = advance.amount();
        for (WagePayment wage : payments.preparedOf(advance.contract())) {
            Money amount = rest.min(wage.amount());
            if (amount.isPositive()) {
                taken.add(Deduction.of(wage.payslip(), Deduction.Kind.ADVANCE, advance.id(), amount));
                payments.lower(wage, amount);
                rest = rest.minus(amount);
            }
        }
        deductions.insert(taken);
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void paid(WagesSent event) {
        store.granted(event.wages().stream()
                        .map(wage -> wage.contract().value())
                        .toList())
                .forEach(advance -> user.asSystem(() -> batches.cancel(
                                new BatchId(Objects.requireNonNull(advance.batch())), "the whole wage is paid")
                        .orThrow()));
    }
}
