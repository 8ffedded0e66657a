package coop.ouvrage.jobs;

import coop.ouvrage.expenses.spi.NamedCosts;
import coop.ouvrage.invoicing.Orders;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells expenses which costs the accepted order of a job names. */
@Component
class CostsOfJobs implements NamedCosts {

    private final Orders orders;

    CostsOfJobs(Orders orders) {
        this.orders = orders;
    }

    @Override
    public Optional<Named> ofJob(UUID job) {
        return orders.ofJob(job)
                .filter(order -> !order.cancelled())
                .map(order -> new Named(
                        order.id().value(),
                        order.quote().client(),
                        order.quote().costs()));
    }
}
