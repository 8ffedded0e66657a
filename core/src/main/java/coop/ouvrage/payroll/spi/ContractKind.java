package coop.ouvrage.payroll.spi;

/** The kinds of work contract between which contributions and tax differ. */
public enum ContractKind {
    EMPLOYEE,
    MANUAL_WORKER,
    ARTIST,
    STUDENT
}
