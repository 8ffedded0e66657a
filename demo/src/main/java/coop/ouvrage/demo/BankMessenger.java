package coop.ouvrage.demo;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.DayBegan;
import coop.ouvrage.calendar.DayOrder;
import coop.ouvrage.treasury.BatchFiles;
import coop.ouvrage.treasury.BatchId;
import coop.ouvrage.treasury.DirectDebits;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Carries every batch to the bank as soon as it is released, and lets the bank live in the same days as everybody. What the bank wrote the
 * day before is taken in each morning of the visitor, as the clerk of the lived year did: a payment is confirmed by nothing else.
 */
@DemoOnly
@Component
class BankMessenger {

    private final Surroundings surroundings;
    private final BatchFiles files;
    private final DirectDebits debits;
    private final Set<UUID> carried = new HashSet<>();
    private final DemoPayDesk desk;
    private final Parking parking;
    private final CurrentUser user;
    private final BusinessTime time;
    private final JdbcClient jdbc;

    BankMessenger(
            Surroundings surroundings,
            BatchFiles files,
            DirectDebits debits,
            DemoPayDesk desk,
            Parking parking,
            CurrentUser user,
            BusinessTime time,
            JdbcClient jdbc) {
        this.surroundings = surroundings;
        this.files = files;
        this.debits = debits;
        this.desk = desk;
        this.parking = parking;
        this.user = user;
        this.time = time;
        this.jdbc = jdbc;
    }

    @EventListener
    @Order(DayOrder.TREASURY + 50)
    void on(DayBegan event) {
        carry();
        surroundings.bank().advanceTo(event.day());
        if (event.day().isAfter(DemoYear.TODAY)) {
            parking.attempt("the statements of the day before", desk::importWaiting);
        }
    }

    /** Whoever releases a batch finds it at the bank a moment later. */
    @Scheduled(fixedDelay = 1_500, initialDelay = 5_000)
    void round() {
        carry();
    }

    /** A file that was told to the bank already is answered as then, and executed once. */
    synchronized void carry() {
        List<BatchId> released = jdbc
                .sql(
                        "select id from payment_batch where released_at is not null and exported_at is null order by released_at")
                .query(UUID.class)
                .list()
                .stream()
                .map(BatchId::new)
                .toList();
        if (!released.isEmpty()) {
            surroundings.bank().advanceTo(time.today());
            user.asSystem(() -> released.forEach(batch ->
                    surroundings.bank().submit(files.export(batch).orThrow().bytes())));
        }
        carryDebits();
    }

    /** What is collected today or later and was not carried by this run; the bank knows those of an earlier one. */
    private void carryDebits() {
        List<UUID> released = jdbc
                .sql("select id from direct_debit_file where collected_on >= :today")
                .param("today", time.today())
                .query(UUID.class)
                .list()
                .stream()
                .filter(carried::add)
                .toList();
        if (!released.isEmpty()) {
            surroundings.bank().advanceTo(time.today());
            user.asSystem(() -> released.forEach(
                    file -> surroundings.bank().collect(debits.export(file).bytes())));
        }
    }
}
