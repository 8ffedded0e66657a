package coop.ouvrage.recovery;

import coop.ouvrage.invoicing.spi.Instalments;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Says what an agreed plan expects next, where clients see an invoice of it. */
@Component
class PlannedInstalments implements Instalments {

    private final PlanStore plans;

    PlannedInstalments(PlanStore plans) {
        this.plans = plans;
    }

    @Override
    public Optional<Instalment> next(UUID invoice) {
        return plans.agreedOn(invoice)
                .flatMap(PaymentPlan::next)
                .flatMap(next -> Optional.ofNullable(next.reference())
                        .map(reference -> new Instalment(next.dueOn(), next.amount(), reference)));
    }
}
