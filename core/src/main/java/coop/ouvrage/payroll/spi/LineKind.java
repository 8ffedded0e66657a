package coop.ouvrage.payroll.spi;

/** To whom a line of a payslip goes. */
public enum LineKind {
    /** Pay before anything is withheld. */
    PAY,
    /** Withheld for, or given back by, social security. */
    SOCIAL_SECURITY,
    /** Withheld for, or given back by, the tax office. */
    TAX,
    /** Paid to the worker free of both. */
    EXEMPT,
    /** Shown, not counted: the sum of some of the others. */
    SUBTOTAL
}
