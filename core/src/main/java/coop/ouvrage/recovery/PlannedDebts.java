package coop.ouvrage.recovery;

import coop.ouvrage.money.StructuredReference;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.treasury.spi.CollectedElsewhere;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** An invoice in a payment plan is paid by its instalments; a debit of the invoice itself would collect it again. */
@Component
class PlannedDebts implements CollectedElsewhere {

    private final PlanStore plans;

    PlannedDebts(PlanStore plans) {
        this.plans = plans;
    }

    @Override
    public Optional<Refusal> against(StructuredReference reference) {
        return plans.planned(reference.digits()).map(number -> Refusal.of("recovery.debit_planned", "number", number));
    }
}
