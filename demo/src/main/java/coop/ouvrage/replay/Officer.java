package coop.ouvrage.replay;

import coop.ouvrage.access.Role;

/** Those of the support team whose hand is needed. */
enum Officer {
    TEAM(Role.TEAM_ADMIN),
    FINANCE(Role.FINANCE),
    SECOND_FINANCE(Role.FINANCE),
    PAYROLL(Role.PAYROLL),
    SECOND_PAYROLL(Role.PAYROLL),
    ADMINISTRATOR(Role.ADMINISTRATOR);

    private final Role role;

    Officer(Role role) {
        this.role = role;
    }

    Role role() {
        return role;
    }

    String login() {
        return name().toLowerCase(java.util.Locale.ROOT) + "@ouvrage.example";
    }
}
