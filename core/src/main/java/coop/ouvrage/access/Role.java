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
    ADMINISTRATOR,
    /** Prevention adviser or confidential counsellor: urgent concerns come here and nowhere else. */
    PREVENTION;

    /** Whether this role works for the support team, and so sees its desk. */
    public boolean isStaff() {
        return this != MEMBER && this != EMPLOYEE && this != CLIENT;
    }
}
