package coop.ouvrage.worklist;

/** Who an item is for. */
public enum Queue {
    ADMISSION,
    CLIENT_VERIFICATION,
    DECLARATION,
    REGULARISATION,
    PAY,
    BANK,
    GUARANTEE,
    EXPENSES,
    INVOICING,
    PURCHASES,
    RECOVERY,
    DUTY
}
