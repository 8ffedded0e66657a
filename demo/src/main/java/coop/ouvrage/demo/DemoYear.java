package coop.ouvrage.demo;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.calendar.BusinessTime;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.springframework.stereotype.Component;

/**
 * The year that the demo co-operative has lived, day by day through the services that people use: what happens on a day is told by
 * the {@link Plot}s, what follows from it happens by itself.
 */
@DemoOnly
@Component
class DemoYear {

    /** The day on which the visitor arrives. */
    static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    static final LocalDate FIRST = LocalDate.of(2025, 11, 24);

    private static final LocalTime MORNING = LocalTime.of(7, 30);

    private final List<Plot> plots;
    private final Cast cast;
    private final Parking parking;
    private final CurrentUser user;
    private final BusinessTime time;
    private final BusinessClock clock;
    private volatile boolean stopped;

    DemoYear(List<Plot> plots, Cast cast, Parking parking, CurrentUser user, BusinessTime time, BusinessClock clock) {
        this.plots = plots;
        this.cast = cast;
        this.parking = parking;
        this.user = user;
        this.time = time;
        this.clock = clock;
    }

    /** A new demo stands on the first day of its year until it is lived. */
    void standAtItsStart() {
        if (!clock.isTurnedByHand()) {
            clock.freezeAt(FIRST.atTime(MORNING));
        }
    }

    /** @throws CancellationException if it was stopped before its last day */
    void live(Progress progress) {
        int days = (int) ChronoUnit.DAYS.between(FIRST, TODAY);
        for (int n = 0; n <= days; n++) {
            if (stopped) {
                throw new CancellationException("stopped after " + n + " days");
            }
            LocalDate day = FIRST.plusDays(n);
            progress.at(day.toString(), n, days);
            user.asSystem(() -> live(day));
        }
        clock.standOn(TODAY);
        progress.done("the demo co-operative has lived from " + FIRST + " to " + TODAY);
    }

    /** The day in hand is the last. */
    void stop() {
        stopped = true;
    }

    private void live(LocalDate day) {
        if (day.isAfter(FIRST)) {
            clock.freezeAt(time.today().atTime(MORNING));
            parking.attempt("the morning of " + day, () -> clock.passTo(day));
        }
        cast.newDay();
        plots.forEach(plot -> plot.on(day));
    }
}
