package coop.ouvrage.liquidity;

/** Where money comes from and goes to, in the order in which it is shown. Message key {@code liquidity.flow.<name>}. */
public enum Flow {
    /** Invoices that are open today. */
    OPEN_INVOICES,
    /** Invoices that will be issued, at the pace of the last ninety days. */
    NEW_INVOICES,
    /** Batches that are made or released, and not yet on a statement. */
    PAYMENTS_ORDERED,
    /** Net wages at the pace of the last three months, less those that are ordered. */
    WAGES,
    /** Claims, suppliers, rights and filed returns owed today and not ordered; then claims, suppliers and rights at the pace of the last three months. */
    COSTS,
    SOCIAL_SECURITY,
    WITHHOLDING_TAX,
    VAT,
    RECURRING_COSTS
}
