package coop.ouvrage.ledger.web;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import org.springframework.stereotype.Component;

/** Lets finance and auditors read the books. What an auditor opens is logged by the desk. */
@Component
class BookAccess {

    private final Permissions permissions;

    BookAccess(Permissions permissions) {
        this.permissions = permissions;
    }

    void read() {
        permissions.require(Permission.LEDGER_READ);
    }

    boolean mayClose() {
        return permissions.allows(Permission.PERIOD_CLOSE);
    }

    boolean mayCorrect() {
        return permissions.allows(Permission.LEDGER_CORRECT);
    }
}
