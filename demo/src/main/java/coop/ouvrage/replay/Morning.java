package coop.ouvrage.replay;

import coop.ouvrage.calendar.BusinessClock;
import java.time.LocalDate;
import java.time.LocalTime;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The day begins, and every module does its morning's work by itself. */
@ReplayOnly
@Component
@Order(20)
class Morning implements Stage {

    static final LocalTime HOUR = LocalTime.of(7, 30);

    private final BusinessClock clock;
    private final ReplayedYear year;
    private final Around around;

    Morning(BusinessClock clock, ReplayedYear year, Around around) {
        this.clock = clock;
        this.year = year;
        this.around = around;
    }

    @Override
    public String name() {
        return "morning";
    }

    @Override
    public boolean inOneTransaction() {
        return false;
    }

    @Override
    public int live(LocalDate day) {
        if (day.isAfter(year.first())) {
            around.bank().advanceTo(day);
            clock.finish();
            clock.freezeAt(day.minusDays(1).atTime(HOUR));
            clock.passTo(day);
        }
        return 1;
    }
}
