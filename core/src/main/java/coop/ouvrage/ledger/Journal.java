package coop.ouvrage.ledger;

/** The journals of each legal entity. */
public enum Journal {
    SALES,
    PURCHASE,
    BANK,
    PAY,
    SUNDRY
}
