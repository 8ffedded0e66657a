package coop.ouvrage.payroll;

/** What a payslip pays. */
public enum Pays {
    /** The work of a contract in a month. */
    WAGE,
    /** The holiday pay that is owed when a contract ends, out of what was set aside with the wage. */
    DEPARTURE
}
