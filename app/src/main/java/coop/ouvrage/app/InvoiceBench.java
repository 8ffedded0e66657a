package coop.ouvrage.app;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.invoicing.OrderId;
import coop.ouvrage.refusal.Outcome;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How long it takes to issue an invoice on a database with data: number, rows, journal entry, balances, audit trail, and what follows in
 * the same transaction, which is rolled back, so that nothing is left. Against the same transaction with one row of the same table read.
 */
public final class InvoiceBench {

    private InvoiceBench() {}

    /** @throws CannotRun if the database has no order that waits for its invoice */
    public static Map<String, Object> run(Database database, Path data, int times) {
        try (com.zaxxer.hikari.HikariDataSource pool = new com.zaxxer.hikari.HikariDataSource()) {
            pool.setJdbcUrl(database.url());
            pool.setUsername(database.app().user());
            pool.setPassword(database.app().password());
            try (AnnotationConfigApplicationContext context = Modules.over(pool, data)) {
                return measure(context, times);
            }
        }
    }

    private static Map<String, Object> measure(AnnotationConfigApplicationContext context, int times) {
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        // Sets the day of a demo, which stands still while nobody turns its clock.
        context.getBean(BusinessClock.class);
        List<OrderId> waiting = jdbc.sql("""
                select o.id from sales_order o
                where o.cancelled_on is null and not exists (select from invoice i where i.order_id = o.id) limit 200""").query(UUID.class).list().stream()
                .map(OrderId::new)
                .toList();
        Invoices invoices = context.getBean(Invoices.class);
        BusinessTime time = context.getBean(BusinessTime.class);
        List<OrderId> orders = waiting.stream()
                .filter(order -> canBeIssued(context, () -> invoices.issue(order, time.today())))
                .limit(20)
                .toList();
        if (orders.isEmpty()) {
            throw new CannotRun("no order waits for its invoice in this database; the demo has some");
        }
        long[] issued = new long[times];
        long[] read = new long[times];
        for (int i = -20; i < times; i++) {
            OrderId order = orders.get(Math.floorMod(i, orders.size()));
            long one = rolledBack(
                    context, () -> invoices.issue(order, time.today()).orThrow());
            long other = rolledBack(context, () -> invoices.ofOrder(order));
            if (i >= 0) {
                issued[i] = one;
                read[i] = other;
            }
        }
        Arrays.sort(issued);
        Arrays.sort(read);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("times", times);
        result.put("issue_median_ms", Ratio.milliseconds(issued[times / 2]));
        result.put("issue_p95_ms", Ratio.milliseconds(issued[times * 95 / 100]));
        result.put("read_median_ms", Ratio.milliseconds(read[times / 2]));
        result.put("issue_to_read", Ratio.of(issued[times / 2], read[times / 2]));
        return result;
    }

    private static boolean canBeIssued(AnnotationConfigApplicationContext context, Supplier<Outcome<?>> work) {
        AtomicBoolean done = new AtomicBoolean();
        rolledBack(context, () -> done.set(work.get() instanceof Outcome.Done<?>));
        return done.get();
    }

    private static long rolledBack(AnnotationConfigApplicationContext context, Runnable work) {
        long start = System.nanoTime();
        context.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
            context.getBean(CurrentUser.class).asSystem(work);
            status.setRollbackOnly();
        });
        return System.nanoTime() - start;
    }
}
