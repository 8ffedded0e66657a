package coop.ouvrage.jobs;

import coop.ouvrage.employment.spi.JobOrder;
import coop.ouvrage.employment.spi.JobOrders;
import coop.ouvrage.invoicing.Order;
import coop.ouvrage.invoicing.Orders;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells employment which accepted order brings the money for a job. */
@Component
class OrdersOfJobs implements JobOrders {

    private final Orders orders;

    OrdersOfJobs(Orders orders) {
        this.orders = orders;
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
                order.quote().costs());
    }
}
