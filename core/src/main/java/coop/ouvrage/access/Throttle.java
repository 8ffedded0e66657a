package coop.ouvrage.access;

import coop.ouvrage.calendar.BusinessTime;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Counts failures per subject in the database, and locks longer each time. Knows subjects by hash only. */
@Component
class Throttle {

    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final BusinessTime time;

    Throttle(JdbcClient jdbc, BusinessTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    boolean isLocked(String subject) {
        return jdbc.sql("select locked_until from login_throttle where subject = :subject and locked_until is not null")
                .param("subject", Secrets.hash(subject))
                .query(OffsetDateTime.class)
                .optional()
                .filter(until -> until.toInstant().isAfter(time.now()))
                .isPresent();
    }

    /** Counts even if what surrounds it is rolled back. After {@code free} failures each one doubles the wait, from one minute. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void failed(String subject, int free) {
        Instant now = time.now();
        int failures = jdbc.sql("""
                insert into login_throttle (subject, failures, last_failure) values (:subject, 1, :at)
                on conflict (subject) do update set last_failure = excluded.last_failure,
                    failures = case when login_throttle.last_failure < :yesterday then 1 else login_throttle.failures + 1 end
                returning failures""")
                .param("subject", Secrets.hash(subject))
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("yesterday", now.minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
        if (failures >= free) {
            Duration wait = Duration.ofMinutes(1L << Math.min(failures - free, 4));
            jdbc.sql("update login_throttle set locked_until = :until where subject = :subject")
                    .param(
                            "until",
                            now.plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST)
                                    .atOffset(ZoneOffset.UTC))
                    .param("subject", Secrets.hash(subject))
                    .update();
        }
    }

    void succeeded(String subject) {
        jdbc.sql("delete from login_throttle where subject = :subject")
                .param("subject", Secrets.hash(subject))
                .update();
    }
}
