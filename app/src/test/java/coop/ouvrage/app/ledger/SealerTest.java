package coop.ouvrage.app.ledger;

import static coop.ouvrage.app.ledger.Bookings.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.Moved;
import coop.ouvrage.ledger.Verify;
import coop.ouvrage.ledger.chain.HeadKeeper;
import coop.ouvrage.ledger.chain.Sealer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Timeout(60)
@OuvrageTest(perMethod = true)
class SealerTest {

    private final Ledger ledger;
    private final LegalEntities entities;
    private final Moved moved;
    private final Sealer sealer;
    private final HeadKeeper heads;
    private final Verify verify;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    SealerTest(
            Ledger ledger,
            LegalEntities entities,
            Moved moved,
            Sealer sealer,
            HeadKeeper heads,
            Verify verify,
            TransactionTemplate transaction,
            JdbcClient jdbc) {
        this.ledger = ledger;
        this.entities = entities;
        this.moved = moved;
        this.sealer = sealer;
        this.heads = heads;
        this.verify = verify;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    private void post() {
        ledger.post(Bookings.invoice(
                TimeOrderedId.next(), TimeOrderedId.next(), entities.get("PROD").pot(), DAY, "2026-0001"));
    }

    @Test
    void anEntryWhoseTransactionIsStillOpenIsSealedAfterItNotForgotten() throws Exception {
        CountDownLatch posted = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
            Future<?> slow = pool.submit(() -> transaction.executeWithoutResult(status -> {
                post();
                posted.countDown();
                await(mayCommit);
            }));
            posted.await();
            post();
            assertThat(sealer.seal()).as("the later entry, committed first").isEqualTo(1);
            mayCommit.countDown();
            slow.get();
        }
        assertThat(sealer.seal()).isEqualTo(1);
        heads.write();
        assertThat(verify.run())
                .filteredOn(report -> report.name().startsWith("ledger."))
                .isNotEmpty()
                .allMatch(report -> report.holds(), "holds");
    }

    private Optional<Set<UUID>> moved() {
        return Objects.requireNonNull(
                transaction.execute(status -> moved.since("test").map(Moved.Names::units)));
    }

    private UUID postToNewUnit() {
        UUID unit = TimeOrderedId.next();
        ledger.post(Bookings.invoice(
                unit, TimeOrderedId.next(), entities.get("PROD").pot(), DAY, "2026-0001"));
        return unit;
    }

    /** Also of an entry that was written before another one and committed after it. */
    @Test
    void aReaderIsToldWhatMovedSinceItAskedLast() throws Exception {
        post();
        assertThat(moved()).as("the first time it has to look at everything").isEmpty();
        sealer.seal();
        moved();
        assertThat(moved().orElseThrow()).isEmpty();

        CountDownLatch posted = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
            Future<UUID> slow = pool.submit(() -> transaction.execute(status -> {
                UUID unit = postToNewUnit();
                posted.countDown();
                await(mayCommit);
                return unit;
            }));
            posted.await();
            UUID quick = postToNewUnit();
            assertThat(moved().orElseThrow()).as("not sealed yet").contains(quick);
            sealer.seal();
            assertThat(moved().orElseThrow()).contains(quick);
            mayCommit.countDown();
            UUID late = slow.get();
            sealer.seal();
            assertThat(moved().orElseThrow()).contains(late).doesNotContain(quick);
        }
        assertThat(moved().orElseThrow()).isEmpty();
    }

    @Test
    void manyWritersAndTwoSealersMakeOneChain() throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(6)) {
            List<Future<?>> work = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                work.add(pool.submit(i % 6 == 0 ? sealer::seal : this::post));
            }
            for (Future<?> done : work) {
                done.get();
            }
        }
        sealer.seal();
        heads.write();
        assertThat(jdbc.sql("select max(position) from ledger_seal")
                        .query(Long.class)
                        .single())
                .isEqualTo(50);
        assertThat(verify.run())
                .filteredOn(report -> report.name().startsWith("ledger."))
                .isNotEmpty()
                .allMatch(report -> report.holds(), "holds");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
