package coop.ouvrage.returns.spi;

/** The account of the books that a return empties. */
public enum Control {
    /** Contributions of both sides that payslips booked. */
    SOCIAL_SECURITY,
    /** Holiday contribution that payslips set aside and that falls due with a return. */
    HOLIDAY,
    /** Tax withheld by payslips. */
    WITHHOLDING,
    /** Tax withheld from author's rights. */
    RIGHTS_TAX
}
