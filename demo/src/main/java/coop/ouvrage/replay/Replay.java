package coop.ouvrage.replay;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.installation.Installation;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lives the year, day by day and stage by stage, from wherever it was left. */
@ReplayOnly
@Component
public class Replay {

    /** Where a replay keeps how far it has come; made by the launcher under the role that owns the database. */
    public static final String SCHEMA = Checkpoints.SCHEMA;

    /** Hears how far the year has come. */
    public interface Watcher {

        /** @param day on which the year stands now */
        void at(LocalDate day, int done, int of);
    }

    private final List<Stage> stages;
    private final ReplayedYear year;
    private final Checkpoints checkpoints;
    private final BusinessClock clock;
    private final CurrentUser user;
    private final TransactionTemplate transaction;

    Replay(
            List<Stage> stages,
            ReplayedYear year,
            Checkpoints checkpoints,
            BusinessClock clock,
            BusinessTime time,
            Around around,
            Installation installation,
            CurrentUser user,
            TransactionTemplate transaction) {
        if (installation.kind() != Installation.Kind.REPLAY) {
            throw new IllegalStateException("this database is not marked replay");
        }
        this.stages = stages;
        this.year = year;
        this.checkpoints = checkpoints;
        this.clock = clock;
        this.user = user;
        this.transaction = transaction;
        around.follow(time::now);
    }

    /** @param until the last day to live; at most the one on which the year is closed, in the January after it */
    public void live(LocalDate until, Watcher watcher) {
        LocalDate from = checkpoints.last().orElse(year.first());
        clock.freezeAt(from.atTime(Morning.HOUR));
        LocalDate last = until.isBefore(year.end()) ? until : year.end();
        int days = (int) ChronoUnit.DAYS.between(year.first(), last) + 1;
        for (LocalDate day = from; !day.isAfter(last); day = day.plusDays(1)) {
            LocalDate today = day;
            watcher.at(day, (int) ChronoUnit.DAYS.between(year.first(), day), days);
            user.asSystem(() -> stages.forEach(stage -> live(stage, today)));
        }
    }

    private void live(Stage stage, LocalDate day) {
        if (!stage.has(day) || checkpoints.isDone(day, stage.name())) {
            return;
        }
        long start = System.nanoTime();
        if (stage.inOneTransaction()) {
            transaction.executeWithoutResult(
                    status -> checkpoints.done(day, stage.name(), stage.live(day), since(start)));
        } else {
            checkpoints.done(day, stage.name(), stage.live(day), since(start));
        }
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
