package coop.ouvrage.guarantee;

import coop.ouvrage.transaction.Foreseen.Kind;
import coop.ouvrage.transaction.ReadTogether;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was decided of jobs that the rules of cover leave to a person. */
@Repository
class CoverDecisions {

    /** Stands for a job that has no identity yet. */
    private static final UUID NO_JOB = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final ReadTogether<Boolean> decided = ReadTogether.ahead(Kind.JOB, this::read);

    CoverDecisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Boolean> find(UUID job) {
        return job.equals(NO_JOB) ? Optional.empty() : decided.get(job);
    }

    private Map<UUID, Boolean> read(UUID[] jobs) {
        Map<UUID, Boolean> found = new HashMap<>();
        jdbc.sql("select job_id, yes from cover_decision where job_id = any(:jobs)")
                .param("jobs", jobs)
                .query(row -> {
                    found.put(row.getObject(1, UUID.class), row.getBoolean(2));
                });
        return found;
    }

    void decide(UUID job, UUID by, LocalDate on, boolean yes, String reason) {
        jdbc.sql("""
                insert into cover_decision (job_id, decided_by, decided_on, yes, reason) values (:job, :by, :on, :yes, :reason)
                on conflict (job_id) do update set decided_by = excluded.decided_by, decided_on = excluded.decided_on,
                    yes = excluded.yes, reason = excluded.reason""")
                .param("job", job)
                .param("by", by)
                .param("on", on)
                .param("yes", yes)
                .param("reason", reason)
                .update();
    }
}
