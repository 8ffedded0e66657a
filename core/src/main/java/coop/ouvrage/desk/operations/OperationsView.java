package coop.ouvrage.desk.operations;

import coop.ouvrage.installation.Backups;
import coop.ouvrage.installation.spi.Queue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of operators.
 *
 * @param mark real, demo or replay
 * @param backupIsOld whether a real database was not backed up for a day and a half
 */
public record OperationsView(
        String mark,
        long databaseMegabytes,
        int connections,
        int mostConnections,
        long freeMegabytes,
        List<QueueRow> queues,
        List<TimerRow> timers,
        List<Backups.Event> backups,
        boolean backupIsOld) {

    /** A queue, and what was given up in it. */
    public record QueueRow(String name, Queue.Load load, List<Queue.Failure> failures) {}

    /**
     * Work that this node does every so often.
     *
     * @param error the kind of the last error; none if it went well
     */
    public record TimerRow(
            String name, @Nullable Instant last, @Nullable Instant next, String error) {}

    public boolean isWell() {
        return !backupIsOld
                && queues.stream().allMatch(queue -> queue.load().failed() == 0)
                && timers.stream().allMatch(timer -> timer.error().isEmpty());
    }
}
