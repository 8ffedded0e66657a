package coop.ouvrage.payroll.spi;

/** What the employer pays on top of the gross wage. */
public enum CostKind {
    CONTRIBUTION,
    /** Holiday pay, or the contribution that pays for it later. */
    HOLIDAY
}
