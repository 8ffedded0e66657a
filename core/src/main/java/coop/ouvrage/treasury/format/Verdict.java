package coop.ouvrage.treasury.format;

/** What may be done with a statement file as a whole; of several findings the gravest decides. */
public enum Verdict {
    /** May be booked. It may still have findings to be shown, such as a breach of the schema that changes no figure. */
    COMPLETE,
    /** Complete, but the figures do not follow from each other: shown, and booked only when an officer accepts it. */
    HELD,
    /** Truncated or altered: the bank's own counts, sums or structure are broken. Refused whole. */
    ALTERED,
    /** No bank statement of a known form. Refused; there is nothing to show. */
    UNREADABLE;

    Verdict and(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
