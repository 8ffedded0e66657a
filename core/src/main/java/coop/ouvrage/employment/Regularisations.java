package coop.ouvrage.employment;

import static coop.ouvrage.employment.ContractRows.at;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.Role;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.transaction.WriteBehind;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way out when work began before its contract: the holder asks, the duty officer decides, and the requests of a unit are
 * counted.
 */
@Service
public class Regularisations {

    static final String KIND = "employment.regularisation";

    private final JdbcClient jdbc;
    private final Contracts contracts;
    private final TermsJson json;
    private final Worklist worklist;
    private final ContractAccess access;
    private final Permissions permissions;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;

    Regularisations(
            JdbcClient jdbc,
            Contracts contracts,
            TermsJson json,
            Worklist worklist,
            ContractAccess access,
            Permissions permissions,
            CurrentUser user,
            Audit audit,
            BusinessTime time) {
        this.jdbc = jdbc;
        this.contracts = contracts;
        this.json = json;
        this.worklist = worklist;
        this.access = access;
        this.permissions = permissions;
        this.user = user;
        this.audit = audit;
        this.time = time;
    }

    /** Asks for it. Refused for what would be refused of any contract, save its start, and without a reason. */
    @Transactional
    public Outcome<UUID> request(ContractTerms terms, String reason) {
        access.requirePrepare(terms.assignment().unit());
        List<Refusal> refusals =
                new java.util.ArrayList<>(contracts.estimate(terms, true).refusals());
        if (reason.isBlank()) {
            refusals.add(Refusal.of("employment.reason_missing"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        UUID id = TimeOrderedId.next();
        jdbc.sql("""
                insert into regularisation (id, unit_id, job_id, terms, reason, state, requested_by, requested_at)
                values (:id, :unit, :job, :terms::jsonb, :reason, 'OPEN', :by, :now)
                """)
                .param("id", id)
                .param("unit", terms.assignment().unit())
                .param("job", terms.assignment().job())
                .param("terms", json.write(terms))
                .param("reason", reason.strip())
                .param("by", access.person())
                .param("now", at(time.now()))
                .update();
        worklist.open(
                Item.of(Queue.REGULARISATION, KIND, "regularisation", id, Role.PAYROLL, "/desk/regularisations/" + id)
                        .about(terms.assignment().worker())
                        .with("count", count(terms.assignment().unit())));
        audit.changed(
                "regularisation.requested",
                "regularisation",
                id,
                Map.of("unit", terms.assignment().unit()));
        return Outcome.done(id);
    }

    /** How many times a unit has asked, whatever the answers. */
    public int count(UUID unit) {
        return jdbc.sql("select count(*) from regularisation where unit_id = :unit")
                .param("unit", unit)
                .query(Integer.class)
                .single();
    }

    /** Accepts: the contract is made although its start has passed, and declared late. */
    @Transactional
    public Outcome<ContractId> accept(UUID id, String decision) {
        Regularisation request = toDecide(id);
        List<Refusal> refusals = refusals(request, decision);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        Outcome<ContractId> prepared = contracts.prepare(request.terms(), true);
        if (prepared instanceof Outcome.Done<ContractId>(ContractId contract)) {
            user.asSystem(() -> contracts.send(contract)).orThrow();
            decided(request, Regularisation.State.ACCEPTED, decision, contract);
        }
        return prepared;
    }

    @Transactional
    public Outcome<UUID> refuse(UUID id, String decision) {
        Regularisation request = toDecide(id);
        List<Refusal> refusals = refusals(request, decision);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        decided(request, Regularisation.State.REFUSED, decision, null);
        return Outcome.done(id);
    }

    private Regularisation toDecide(UUID id) {
        permissions.require(Permission.REGULARISATION_DECIDE);
        jdbc.sql("select id from regularisation where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .single();
        return find(id).orElseThrow();
    }

    private List<Refusal> refusals(Regularisation request, String decision) {
        List<Refusal> refusals = new java.util.ArrayList<>();
        Assignment assignment = request.terms().assignment();
        if (request.state() != Regularisation.State.OPEN) {
            refusals.add(Refusal.of("employment.already_decided"));
        }
        if (user.is(assignment.holder()) || user.is(assignment.worker())) {
            refusals.add(Refusal.of("employment.own_case"));
        }
        if (decision.isBlank()) {
            refusals.add(Refusal.of("employment.reason_missing"));
        }
        return refusals;
    }

    private void decided(
            Regularisation request, Regularisation.State state, String decision, @Nullable ContractId contract) {
        WriteBehind.writeAll();
        jdbc.sql("""
                update regularisation set state = :state, decided_by = :by, decided_at = :now, decision = :decision,
                    contract_id = :contract where id = :id
                """)
                .param("state", state.name())
                .param("by", access.person())
                .param("now", at(time.now()))
                .param("decision", decision.strip())
                .param("contract", contract == null ? null : contract.value())
                .param("id", request.id())
                .update();
        worklist.close(KIND, request.id(), state.name());
        audit.changed("regularisation.decided", "regularisation", request.id(), Map.of("state", state));
    }

    public Optional<Regularisation> find(UUID id) {
        return jdbc.sql("select * from regularisation where id = :id")
                .param("id", id)
                .query((row, n) -> new Regularisation(
                        ContractRows.id(row, "id"),
                        ContractRows.id(row, "unit_id"),
                        ContractRows.id(row, "job_id"),
                        json.read(row.getString("terms")),
                        row.getString("reason"),
                        Regularisation.State.valueOf(row.getString("state")),
                        row.getObject("requested_by", UUID.class),
                        Objects.requireNonNull(ContractRows.instant(row, "requested_at")),
                        row.getString("decision"),
                        row.getObject("contract_id", UUID.class) == null
                                ? null
                                : new ContractId(ContractRows.id(row, "contract_id"))))
                .optional();
    }
}
