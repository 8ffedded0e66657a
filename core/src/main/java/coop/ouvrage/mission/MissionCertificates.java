package coop.ouvrage.mission;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.ContractState;
import coop.ouvrage.employment.Contracts;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.worklist.Worklist;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The certificate of work abroad: asked of the authority, received; or somebody with the right takes the risk of letting the worker leave
 * without it.
 */
@Service
public class MissionCertificates {

    private final MissionStore store;
    private final Contracts contracts;
    private final Permissions permissions;
    private final CurrentUser user;
    private final Worklist worklist;
    private final Audit audit;
    private final BusinessTime time;

    MissionCertificates(
            MissionStore store,
            Contracts contracts,
            Permissions permissions,
            CurrentUser user,
            Worklist worklist,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.contracts = contracts;
        this.permissions = permissions;
        this.user = user;
        this.worklist = worklist;
        this.audit = audit;
        this.time = time;
    }

    /** The certificate was asked of the authority. */
    @Transactional
    public Outcome<UUID> asked(ContractId id) {
        Mission mission = handled(id);
        List<Refusal> refusals = cancelled(id);
        if (mission.certificate() != null) {
            refusals.add(Refusal.of("mission.received_already"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        store.asked(mission.id(), time.today());
        audit.changed("mission.asked", "contract", id.value(), Map.of());
        return Outcome.done(mission.id());
    }

    /** The certificate is there. */
    @Transactional
    public Outcome<UUID> received(ContractId id, String certificate) {
        Mission mission = handled(id);
        List<Refusal> refusals = cancelled(id);
        if (certificate.isBlank() || certificate.length() > 100) {
            refusals.add(Refusal.of("mission.number_missing"));
        }
        if (mission.askedOn() == null) {
            refusals.add(Refusal.of("mission.not_asked"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        store.received(mission.id(), certificate, time.today());
        worklist.close(Missions.CERTIFICATE, id.value(), "received");
        audit.changed("mission.received", "contract", id.value(), Map.of());
        return Outcome.done(mission.id());
    }

    /** Somebody with the right lets the worker leave without the certificate, never in a case of their own. */
    @Transactional
    public Outcome<UUID> acceptRisk(ContractId id, String reason) {
        Mission mission = handled(id);
        List<Refusal> refusals = cancelled(id);
        if (user.is(mission.worker())) {
            refusals.add(Refusal.of("employment.own_case"));
        }
        if (reason.isBlank()) {
            refusals.add(Refusal.of("employment.reason_missing"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        store.risk(mission.id(), reason.strip(), user.partyId().orElse(null));
        worklist.close(Missions.CERTIFICATE, id.value(), "risk accepted");
        audit.changed("mission.risk_accepted", "contract", id.value(), Map.of("reason", reason));
        return Outcome.done(mission.id());
    }

    /** Nobody leaves under a contract that was cancelled: there is nothing to ask for, and no risk to take. */
    private List<Refusal> cancelled(ContractId id) {
        List<Refusal> refusals = new ArrayList<>();
        contracts
                .find(id)
                .filter(contract -> contract.state() == ContractState.CANCELLED)
                .ifPresent(contract -> refusals.add(Refusal.of("mission.contract_cancelled")));
        return refusals;
    }

    private Mission handled(ContractId id) {
        permissions.require(Permission.DECLARATION_HANDLE);
        return store.of(id).orElseThrow(() -> new NoSuchElementException("no mission of " + id));
    }
}
