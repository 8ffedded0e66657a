package coop.ouvrage.replay;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.employment.Declarations;
import java.time.LocalDate;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the timers of a running installation do all day: declarations leave and are asked for until none is due. */
@ReplayOnly
@Component
@Order(70)
class Exchange implements Stage {

    private static final int MINUTES = 2;

    private final Declarations declarations;
    private final BusinessClock clock;
    private final CurrentUser user;

    Exchange(Declarations declarations, BusinessClock clock, CurrentUser user) {
        this.declarations = declarations;
        this.clock = clock;
        this.user = user;
    }

    @Override
    public String name() {
        return "declarations";
    }

    @Override
    public boolean inOneTransaction() {
        return false;
    }

    /** Once to send, once more a little later for the answers. */
    @Override
    public int live(LocalDate day) {
        int dealt = 0;
        for (int turn = 0; turn < 2; turn++) {
            clock.freezeAt(day.atTime(Morning.HOUR.plusMinutes((long) turn * MINUTES)));
            for (int round = rounds(); round > 0; round = rounds()) {
                dealt += round;
            }
        }
        clock.freezeAt(day.atTime(Morning.HOUR));
        return dealt;
    }

    private int rounds() {
        return user.asSystem(() -> declarations.exchange());
    }
}
