package coop.ouvrage.desk.operations;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.installation.Backups;
import coop.ouvrage.installation.Installation;
import coop.ouvrage.installation.Outgoing;
import coop.ouvrage.installation.spi.Queue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.scheduling.config.Task;
import org.springframework.scheduling.config.TaskExecutionOutcome;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what operators look at. Counts and codes only: no mail address, no name. */
@Service
class Operations {

    private static final int SHOWN = 20;
    private static final long OLD_BACKUP_SECONDS = 36 * 3600L;

    private final List<Queue> queues;
    private final ObjectProvider<ScheduledTaskHolder> timers;
    private final Backups backups;
    private final Installation installation;
    private final JdbcClient jdbc;
    private final Permissions permissions;
    private final Audit audit;
    private final Outgoing outgoing;
    private final CurrentUser user;
    private final Path data;

    Operations(
            List<Queue> queues,
            ObjectProvider<ScheduledTaskHolder> timers,
            Backups backups,
            Installation installation,
            JdbcClient jdbc,
            Permissions permissions,
            Audit audit,
            Outgoing outgoing,
            CurrentUser user,
            @Value("${ouvrage.data:data}") Path data) {
        this.queues = queues.stream().sorted(Comparator.comparing(Queue::name)).toList();
        this.timers = timers;
        this.backups = backups;
        this.installation = installation;
        this.jdbc = jdbc;
        this.permissions = permissions;
        this.audit = audit;
        this.outgoing = outgoing;
        this.user = user;
        this.data = data;
    }

    @Transactional(readOnly = true)
    OperationsView view() {
        permissions.require(Permission.INSTALLATION_MANAGE);
        boolean real = installation.kind() == Installation.Kind.REAL;
        boolean old = backups.secondsSinceLast()
                .filter(age -> age < OLD_BACKUP_SECONDS)
                .isEmpty();
        return new OperationsView(
                installation.kind().name(),
                number("select pg_database_size(current_database()) >> 20"),
                (int) number("select count(*) from pg_stat_activity where datname = current_database()"),
                (int) number("select setting::int from pg_settings where name = 'max_connections'"),
                free(),
                queues.stream()
                        .map(queue -> new OperationsView.QueueRow(
                                queue.name(), queue.load(), queue.pause().orElse(""), queue.failures(SHOWN)))
                        .toList(),
                timers.stream()
                        .flatMap(holder -> holder.getScheduledTasks().stream())
                        .map(scheduled -> timer(scheduled.getTask(), scheduled.nextExecution()))
                        .sorted(Comparator.comparing(OperationsView.TimerRow::name))
                        .toList(),
                backups.newest(SHOWN),
                real && old,
                outgoing.heldSince().orElse(null));
    }

    private static OperationsView.TimerRow timer(Task task, java.time.@org.jspecify.annotations.Nullable Instant next) {
        TaskExecutionOutcome outcome = task.getLastExecutionOutcome();
        Throwable error = outcome.throwable();
        String name = task.toString().replaceFirst("^coop\\.ouvrage\\.", "");
        return new OperationsView.TimerRow(
                name,
                outcome.executionTime(),
                next,
                error == null ? "" : error.getClass().getSimpleName());
    }

    /** Tries once more what was given up; the trail says so. */
    @Transactional
    boolean retry(String queue, UUID id) {
        permissions.require(Permission.INSTALLATION_MANAGE);
        boolean found = queues.stream().anyMatch(one -> one.name().equals(queue) && one.retry(id));
        if (found) {
            audit.changed("operations.retried", "message", id, Map.of("queue", queue));
        }
        return found;
    }

    /** Says that this restored installation is the one: what waits leaves. */
    @Transactional
    void release() {
        permissions.require(Permission.INSTALLATION_MANAGE);
        if (outgoing.release(user.id().orElseThrow().value())) {
            audit.changed(
                    "operations.released", "installation", installation.kind().name(), Map.of());
        }
    }

    private long number(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private long free() {
        try {
            Path place = Files.exists(data) ? data : Path.of(".");
            return Files.getFileStore(place).getUsableSpace() >> 20;
        } catch (IOException e) {
            throw new UncheckedIOException("the room that is left cannot be read", e);
        }
    }
}
