package coop.ouvrage.returns.spi;

/** Which payslips belong to a period. */
public enum Basis {
    /** Those for work of its months, whenever they were paid: a later correction makes another version of the return. */
    WORKED,
    /** Those that were paid in it, by their day in the ledger: a later correction belongs to a later period. */
    PAID
}
