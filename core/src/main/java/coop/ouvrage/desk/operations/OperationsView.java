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
 * @param heldSince since when nothing leaves, as this is a restored copy; null if all leaves
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
        boolean backupIsOld,
        @Nullable Instant heldSince) {

    /**
     * A queue, and what was given up in it.
     *
     * @param pause why nothing leaves it; empty if it is at work
     */
    public record QueueRow(String name, Queue.Load load, String pause, List<Queue.Failure> failures) {

        /** Whether something waits that will not leave by itself; a demo is to send nothing. */
        public boolean isStuck() {
            return load.failed() > 0 || !pause.isEmpty() && !pause.equals("demo") && load.waiting() > 0;
        }
    }

    /**
     * Work that this node does every so often.
     *
     * @param error the kind of the last error; none if it went well
     */
    public record TimerRow(
            String name, @Nullable Instant last, @Nullable Instant next, String error) {}

    public boolean isWell() {
        return !backupIsOld
                && heldSince == null
                && queues.stream().noneMatch(QueueRow::isStuck)
                && timers.stream().allMatch(timer -> timer.error().isEmpty());
    }
}
