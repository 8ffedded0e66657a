package coop.ouvrage.calendar;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every half minute whether a day began since the last look, however long the application stood still. */
@Component
class DayWatch {

    private final BusinessTime time;
    private final BusinessDays days;
    private volatile boolean ready;

    /** @param clock has put {@code time} on the stored day, if there is one */
    DayWatch(BusinessTime time, BusinessClock clock, BusinessDays days) {
        this.time = time;
        this.days = days;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        ready = true;
        if (time.isTurnedByHand()) {
            days.finish();
        }
    }

    @Scheduled(fixedDelay = 30_000, initialDelay = 30_000)
    void look() {
        if (ready && !time.isTurnedByHand()) {
            days.beginUpTo(time.today());
        }
    }
}
