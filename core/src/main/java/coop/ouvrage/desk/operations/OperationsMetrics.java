package coop.ouvrage.desk.operations;

import coop.ouvrage.calendar.MorningDuties;
import coop.ouvrage.installation.Backups;
import coop.ouvrage.installation.spi.Queue;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What an alarm wants to know: each queue's length, age and failures, the age of the last backup, what each duty of a morning takes. Asked when it is scraped. */
@Component
class OperationsMetrics implements MeterBinder {

    private final List<Queue> queues;
    private final Backups backups;
    private final MorningDuties duties;
    private final JdbcClient jdbc;

    OperationsMetrics(List<Queue> queues, Backups backups, MorningDuties duties, JdbcClient jdbc) {
        this.queues = queues;
        this.backups = backups;
        this.duties = duties;
        this.jdbc = jdbc;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Queue queue : queues) {
            gauge(registry, "ouvrage.queue.waiting", queue, one -> one.load().waiting());
            gauge(registry, "ouvrage.queue.failed", queue, one -> one.load().failed());
            gauge(registry, "ouvrage.queue.oldest.seconds", queue, one -> age(one.load()));
        }
        Gauge.builder(
                        "ouvrage.backup.age.seconds",
                        backups,
                        all -> all.secondsSinceLast().map(Long::doubleValue).orElse(Double.NaN))
                .description("since the last backup; not a number if there never was one")
                .register(registry);
        duties.hear(
                (duty, took) -> registry.timer("ouvrage.morning", "duty", duty).record(took));
    }

    private static void gauge(
            MeterRegistry registry, String name, Queue queue, java.util.function.ToDoubleFunction<Queue> value) {
        Gauge.builder(name, queue, value).tag("queue", queue.name()).register(registry);
    }

    /** Against the database's clock: business time may stand still or be ahead. */
    private double age(Queue.Load load) {
        Instant oldest = load.oldest();
        return oldest == null
                ? 0
                : jdbc.sql("select extract(epoch from clock_timestamp())")
                                .query(Double.class)
                                .single()
                        - oldest.getEpochSecond();
    }
}
