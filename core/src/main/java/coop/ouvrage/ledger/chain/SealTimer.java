package coop.ouvrage.ledger.chain;

import coop.ouvrage.calendar.DayBegan;
import coop.ouvrage.calendar.DayOrder;
import java.time.Duration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Seals every few seconds, and tells the heads every minute and at the end of each business day. */
@Component
class SealTimer {

    private static final Duration BETWEEN_HEADS = Duration.ofMinutes(1);

    private final Sealer sealer;
    private final HeadKeeper heads;
    private final DailyHead daily;
    private volatile boolean ready;
    private long lastHead = System.nanoTime() - BETWEEN_HEADS.toNanos();

    SealTimer(Sealer sealer, HeadKeeper heads, DailyHead daily) {
        this.sealer = sealer;
        this.heads = heads;
        this.daily = daily;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        ready = true;
    }

    @Scheduled(
            fixedDelayString = "${ouvrage.ledger.seal-every:3s}",
            initialDelayString = "${ouvrage.ledger.seal-every:3s}")
    void tick() {
        if (!ready) {
            return;
        }
        sealer.seal();
        if (System.nanoTime() - lastHead >= BETWEEN_HEADS.toNanos()) {
            heads.write();
            lastHead = System.nanoTime();
        }
    }

    /** What the day before brought is told before the new day adds to it. */
    @EventListener
    @Order(DayOrder.EMPLOYMENT - 90)
    void dayBegan(DayBegan event) {
        sealer.seal();
        heads.write();
        daily.tell(event.day().minusDays(1));
    }
}
