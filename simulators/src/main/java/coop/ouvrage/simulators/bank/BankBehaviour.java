package coop.ouvrage.simulators.bank;

/** How the bank and its customers behave from now on. */
public enum BankBehaviour {
    /** As on a good day. */
    NORMAL,
    /** Payers mistype the last digit of the reference. */
    WRONG_DIGITS,
    /** Payers leave the reference out. */
    NO_REFERENCE,
    /** Payers type the reference into the free text. */
    REFERENCE_IN_TEXT,
    /** Every payment file is refused whole. */
    REFUSE,
    /** Payment files are taken and executed, but the connection breaks before the sender hears of it. */
    LOST,
    /** Payment files are taken and answered, but nothing is executed until the behaviour changes and a day passes. */
    LATE,
    /** Statements are cut in the middle when they are fetched. */
    TRUNCATED,
    /** Statements state a closing balance that does not follow. */
    WRONG_BALANCE,
    /** Nobody is told whose an account is. */
    SILENT_ABOUT_PAYEES,
    /** Every call answers 500 and nothing is taken. */
    DOWN
}
