package coop.ouvrage.jobs;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Jobs for those who may see them. */
@Service
public class JobReading {

    private final JobStore store;
    private final Permissions permissions;
    private final CurrentUser user;

    JobReading(JobStore store, Permissions permissions, CurrentUser user) {
        this.store = store;
        this.permissions = permissions;
        this.user = user;
    }

    /** A job that the current user may see: as holder, worker, or staff. */
    @Transactional(readOnly = true)
    public Job get(JobId id) {
        Job job = store.find(id).orElseThrow();
        if (!user.partyId().filter(job.worker()::equals).isPresent()) {
            permissions.require(Permission.JOB_READ, job.unit());
        }
        return job;
    }

    /** Jobs of these units by first day, latest first; text searches the title. */
    @Transactional(readOnly = true)
    public List<Job> ofUnits(List<UUID> ids, String text, int offset, int limit) {
        ids.forEach(unit -> permissions.require(Permission.JOB_READ, unit));
        return store.load(
                "where unit_id = any(:units) and title ilike :text",
                Map.of("units", ids.toArray(UUID[]::new), "text", "%" + text.strip() + "%"),
                "order by first_day desc, id desc offset " + Math.max(0, offset) + " limit "
                        + Math.clamp(limit, 1, 200));
    }

    /** As {@link #ofUnits}, behind the place of a job in that order; from the first on for null. */
    @Transactional(readOnly = true)
    public List<Job> ofUnitsAfter(List<UUID> ids, String text, @Nullable UUID after, int limit) {
        ids.forEach(unit -> permissions.require(Permission.JOB_READ, unit));
        Map<String, Object> values = new HashMap<>();
        values.put("units", ids.toArray(UUID[]::new));
        values.put("text", "%" + text.strip() + "%");
        values.put("after", after == null ? "" : after.toString());
        return store.load(
                "where unit_id = any(:units) and title ilike :text and (:after = '' or (first_day, id) <"
                        + " (select j.first_day, j.id from job j where j.id = cast(nullif(:after, '') as uuid)))",
                values,
                "order by first_day desc, id desc limit " + Math.clamp(limit, 1, 201));
    }

    /** Jobs in which the current user works. */
    @Transactional(readOnly = true)
    public List<Job> ofMyWork(int limit) {
        return user.partyId()
                .map(worker -> store.load(
                        "where worker_id = :worker and dropped_on is null",
                        Map.of("worker", worker),
                        "order by first_day desc, id desc limit " + Math.clamp(limit, 1, 200)))
                .orElse(List.of());
    }
}
