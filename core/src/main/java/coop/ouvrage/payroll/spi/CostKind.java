package coop.ouvrage.payroll.spi;

/** What the employer pays on top of the gross wage. */
public enum CostKind {
    CONTRIBUTION,
    /** Contribution to a fund of the sector, owed to the fund itself and not to social security. */
    SECTOR_FUND,
    /** Holiday pay, or the contribution that pays for it later. */
    HOLIDAY
}
