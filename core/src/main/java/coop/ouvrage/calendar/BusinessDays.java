package coop.ouvrage.calendar;

import java.time.LocalDate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the modules that a day began, and remembers up to which day they were told. */
@Component
class BusinessDays {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    BusinessDays(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Begins every day that nobody began yet, up to {@code today}. A new installation begins with today. */
    void beginUpTo(LocalDate today) {
        LocalDate last = jdbc.sql("select max(day) from business_day where ended_at is not null")
                .query(LocalDate.class)
                .optional()
                .orElse(today.minusDays(1));
        for (LocalDate day = last.plusDays(1); !day.isAfter(today); day = day.plusDays(1)) {
            begin(day);
        }
    }

    /** Ends what a crash cut off, for an installation of one node whose clock is turned by hand. */
    void finish() {
        jdbc.sql("select day from business_day where ended_at is null order by day")
                .query(LocalDate.class)
                .list()
                .forEach(this::tell);
    }

    /** Not one transaction: each listener has its own, and a day cut off by a crash is told again. */
    void begin(LocalDate day) {
        if (claim(day)) {
            tell(day);
        }
    }

    private void tell(LocalDate day) {
        events.publishEvent(new DayBegan(day));
        jdbc.sql("update business_day set ended_at = clock_timestamp() where day = ?")
                .param(day)
                .update();
    }

    /** Another node may be at it; one that stayed silent for ten minutes is taken to be dead. */
    private boolean claim(LocalDate day) {
        return jdbc.sql("""
                                insert into business_day (day) values (?)
                                on conflict (day) do update set began_at = clock_timestamp()
                                where business_day.ended_at is null
                                  and business_day.began_at < clock_timestamp() - interval '10 minutes'""").param(day).update() == 1;
    }
}
