package coop.ouvrage.employment;

import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may do what with a contract: its worker with their own, the holder with those of the unit, officers by their role. */
@Component
class ContractAccess {

    private final Permissions permissions;
    private final CurrentUser user;

    ContractAccess(Permissions permissions, CurrentUser user) {
        this.permissions = permissions;
        this.user = user;
    }

    void requirePrepare(UUID unit) {
        permissions.require(Permission.CONTRACT_PREPARE, unit);
    }

    void requireRead(WorkContract contract) {
        if (!isWorker(contract)) {
            permissions.require(Permission.CONTRACT_READ, contract.assignment().unit());
        }
    }

    boolean mayPrepare(WorkContract contract) {
        return permissions.allows(
                Permission.CONTRACT_PREPARE, contract.assignment().unit());
    }

    boolean mayConfirm(WorkContract contract) {
        return isWorker(contract)
                || permissions.allows(
                        Permission.WORK_CONFIRM, contract.assignment().unit());
    }

    void requireConfirm(WorkContract contract) {
        if (!isWorker(contract)) {
            permissions.require(Permission.WORK_CONFIRM, contract.assignment().unit());
        }
    }

    /** An officer may say that hours are owed beyond the budget, never in their own case. */
    boolean mayOwe(WorkContract contract) {
        return permissions.allows(Permission.DECLARATION_HANDLE) && !isParty(contract);
    }

    /** Whether it is the case of the person who acts: as worker, or as holder of the unit. */
    boolean isParty(WorkContract contract) {
        return isWorker(contract) || user.is(contract.assignment().holder());
    }

    /** Nobody signs for somebody else, whatever the role. */
    void requireWorker(WorkContract contract) {
        if (!isWorker(contract)) {
            throw new AccessDenied(Permission.CONTRACT_READ);
        }
    }

    boolean isWorker(WorkContract contract) {
        return user.is(contract.assignment().worker());
    }

    /** The person who acts; null for the system. */
    @Nullable
    UUID person() {
        return user.partyId().orElse(null);
    }
}
