package coop.ouvrage.returns.spi;

/** What belongs to a period: payslips, or author's rights. */
public enum Basis {
    /** Those for work of its months, whenever they were paid: a later correction makes another version of the return. */
    WORKED,
    /** Those that were paid in it, by their day in the ledger: a later correction belongs to a later period. */
    PAID,
    /** Author's rights that were owed from a day of it; no payslips. */
    RIGHTS
}
