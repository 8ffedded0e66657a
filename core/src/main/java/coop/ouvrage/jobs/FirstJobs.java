package coop.ouvrage.jobs;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.membership.JobsLeft;
import coop.ouvrage.membership.TrialJobs;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.refusal.Refusal;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The jobs that a person may do without a share, as worker or holder: those declared, and those whose contract is on its way to
 * the authority, so that four at once do not pass where three one after the other would end.
 */
@Component
class FirstJobs {

    private final JdbcClient jdbc;
    private final JobStore jobs;
    private final TrialJobs trials;
    private final Policies policies;
    private final BusinessTime time;

    FirstJobs(JdbcClient jdbc, JobStore jobs, TrialJobs trials, Policies policies, BusinessTime time) {
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.trials = trials;
        this.policies = policies;
        this.time = time;
    }

    /** Why these two may not do another job; none for shareholders and within the first jobs. */
    List<Refusal> refusals(UUID holder, UUID worker) {
        return Stream.of(holder, worker)
                .distinct()
                .filter(person -> !mayDoAnother(person))
                .map(person -> Refusal.of(
                        person.equals(holder) ? "jobs.share_first" : "jobs.share_first_worker",
                        "jobs",
                        policies.number("membership.jobs_without_share", time.today())))
                .toList();
    }

    private boolean mayDoAnother(UUID person) {
        JobsLeft left = trials.jobsWithoutShareLeft(new PartyId(person));
        return left.shareholder() || left.left() > onTheirWay(person);
    }

    private int onTheirWay(UUID person) {
        jobs.written();
        return jdbc.sql("""
                select count(*) from job j
                join job_step c on c.job_id = j.id and c.step = 'CONTRACT' and c.state in ('WAITING', 'DONE')
                join job_step d on d.job_id = j.id and d.step = 'DECLARATION' and d.state <> 'DONE'
                where :person in (j.worker_id, j.holder_id) and j.contract_id is not null and j.dropped_on is null""").param("person", person).query(Integer.class).single();
    }
}
