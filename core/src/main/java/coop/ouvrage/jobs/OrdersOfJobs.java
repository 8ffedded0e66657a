package coop.ouvrage.jobs;

import coop.ouvrage.employment.spi.JobOrder;
import coop.ouvrage.employment.spi.JobOrders;
import coop.ouvrage.invoicing.FrameworkOrders;
import coop.ouvrage.invoicing.Order;
import coop.ouvrage.invoicing.Orders;
import coop.ouvrage.money.Money;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells employment which accepted order brings the money for a job. */
@Component
class OrdersOfJobs implements JobOrders {

    private final Orders orders;
    private final FrameworkOrders frameworks;

    OrdersOfJobs(Orders orders, FrameworkOrders frameworks) {
        this.orders = orders;
        this.frameworks = frameworks;
    }

    @Override
    public Optional<JobOrder> accepted(UUID job) {
        return orders.ofJob(job).filter(order -> !order.cancelled()).map(OrdersOfJobs::jobOrder);
    }

    private static JobOrder jobOrder(Order order) {
        return new JobOrder(
                order.id().value(),
                order.quote().client(),
                order.quote().inclVat(),
                order.quote().contribution(),
                order.quote().costs(),
                false);
    }

    @Override
    public Optional<JobOrder> drawn(UUID contract) {
        return frameworks
                .of(contract)
                .map(share -> new JobOrder(
                        share.order().id().value(),
                        share.order().quote().client(),
                        share.inclVat(),
                        share.contribution(),
                        Money.ZERO,
                        true));
    }
}
