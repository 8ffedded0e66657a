package coop.ouvrage.invoicing.spi;

/** What is supplied, as far as it matters for VAT. */
public enum Supply {
    /** Any service without a rule of its own. */
    SERVICE,
    /** A performance of theatre, dance, music, circus or variety. */
    PERFORMANCE,
    /** Assignment or licence of author's or neighbouring rights, neither software nor advertising. */
    AUTHORS_RIGHTS,
    /** A course or lesson. */
    TRAINING,
    /** Goods delivered. */
    GOODS,
    /** Books, on paper or digital. */
    BOOKS,
    /** Meals served on the spot, without the drinks. */
    CATERING,
    /** Cost paid in the name and for the account of the client. */
    DISBURSEMENT,
    /** Work on buildings: not handled, refused clearly. */
    BUILDING
}
