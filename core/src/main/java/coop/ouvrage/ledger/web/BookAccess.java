package coop.ouvrage.ledger.web;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.Role;
import coop.ouvrage.audit.Audit;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Lets finance and auditors read the books; what an auditor reads is logged. */
@Component
class BookAccess {

    private final Permissions permissions;
    private final CurrentUser user;
    private final Audit audit;

    BookAccess(Permissions permissions, CurrentUser user, Audit audit) {
        this.permissions = permissions;
        this.user = user;
        this.audit = audit;
    }

    void read(String page, Object subject) {
        permissions.require(Permission.LEDGER_READ);
        if (user.roles().contains(Role.AUDITOR)) {
            audit.read("ledger.read", page, subject, Map.of());
        }
    }

    boolean mayClose() {
        return permissions.allows(Permission.PERIOD_CLOSE);
    }

    boolean mayCorrect() {
        return permissions.allows(Permission.LEDGER_CORRECT);
    }
}
