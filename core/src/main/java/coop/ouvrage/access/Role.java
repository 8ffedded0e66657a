package coop.ouvrage.access;

/** What somebody is to the co-operative. A person may be several. */
public enum Role {
    MEMBER,
    EMPLOYEE,
    CLIENT,
    ADVISER,
    TEAM_ADMIN,
    FINANCE,
    PAYROLL,
    AUDITOR,
    ADMINISTRATOR;

    /** Whether this role works for the support team, and so sees its desk. */
    public boolean isStaff() {
        return this != MEMBER && this != EMPLOYEE && this != CLIENT;
    }
}
