package coop.ouvrage.jobs;

import coop.ouvrage.expenses.spi.NamedCosts;
import coop.ouvrage.invoicing.Orders;
import coop.ouvrage.invoicing.Quote;
import coop.ouvrage.invoicing.Quotes;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells expenses which costs the accepted order of a job names. */
@Component
class CostsOfJobs implements NamedCosts {

    private final Orders orders;
    private final JobStore jobs;
    private final Quotes quotes;

    CostsOfJobs(Orders orders, JobStore jobs, Quotes quotes) {
        this.orders = orders;
        this.jobs = jobs;
        this.quotes = quotes;
    }

    @Override
    public Optional<UUID> unitOf(UUID job) {
        return jobs.find(new JobId(job))
                .map(Job::unit)
                .or(() -> quotes.ofJob(job).stream().findFirst().map(Quote::unit));
    }

    @Override
    public List<Ended> ended(LocalDate from, LocalDate to) {
        return jobs.withOpenCosts(from, to).stream()
                .map(job -> new Ended(
                        job.id().value(),
                        job.unit(),
                        new Named(Objects.requireNonNull(job.order()).value(), job.client(), job.costs())))
                .toList();
    }

    @Override
    public void closed(UUID order, LocalDate on) {
        jobs.costsClosed(order, on);
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
