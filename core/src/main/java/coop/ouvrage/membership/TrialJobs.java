package coop.ouvrage.membership;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.transaction.Foreseen;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The few jobs that a person may do before taking a share: counted per person by declared contract, as worker or as holder,
 * whatever the account. Whoever declares contracts tells them here.
 */
@Service
public class TrialJobs {

    private final JdbcClient jdbc;
    private final ShareRegister shares;
    private final Policies policies;
    private final BusinessTime time;

    TrialJobs(JdbcClient jdbc, ShareRegister shares, Policies policies, BusinessTime time) {
        this.jdbc = jdbc;
        this.shares = shares;
        this.policies = policies;
        this.time = time;
    }

    /**
     * Counts declared contracts for those of their people who have no share yet. The same contract counts once.
     *
     * @param workerAndHolder of each contract
     */
    @Transactional
    public void declared(Map<UUID, Set<PartyId>> workerAndHolder) {
        Foreseen.expect(
                Foreseen.Kind.PERSON,
                workerAndHolder.values().stream()
                        .flatMap(Set::stream)
                        .map(PartyId::value)
                        .toList());
        Map<PartyId, Boolean> known = new HashMap<>();
        workerAndHolder.forEach((contract, people) -> people.stream()
                .filter(person -> !known.computeIfAbsent(
                        person, one -> shares.holding(one).isShareholder()))
                .forEach(person -> count(contract, person)));
    }

    private void count(UUID contract, PartyId person) {
        jdbc.sql("""
                insert into job_without_share (party_id, contract_id, counted_at) values (:person, :contract, :now)
                on conflict do nothing
                """)
                .param("person", person.value())
                .param("contract", contract)
                .param("now", time.now().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** A contract cancelled before it began no longer counts. */
    @Transactional
    public void cancelled(UUID contract) {
        jdbc.sql("delete from job_without_share where contract_id = :contract")
                .param("contract", contract)
                .update();
    }

    @Transactional(readOnly = true)
    public JobsLeft jobsWithoutShareLeft(PartyId person) {
        if (shares.holding(person).isShareholder()) {
            return new JobsLeft(true, 0);
        }
        int done = jdbc.sql("select count(*) from job_without_share where party_id = :person")
                .param("person", person.value())
                .query(Integer.class)
                .single();
        return JobsLeft.counted(done, policies.number("membership.jobs_without_share", time.today()));
    }

    /** The reason why this person may not agree to another job; none for shareholders and within the first jobs. */
    @Transactional(readOnly = true)
    public List<Refusal> refusals(PartyId person) {
        return jobsWithoutShareLeft(person).mayDoAnother()
                ? List.of()
                : List.of(Refusal.of(
                        "membership.share_needed",
                        "jobs",
                        policies.number("membership.jobs_without_share", time.today()),
                        "share",
                        shares.parValue()));
    }
}
