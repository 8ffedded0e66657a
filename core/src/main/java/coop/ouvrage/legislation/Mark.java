package coop.ouvrage.legislation;

/** How well a figure of the law is known. */
public enum Mark {
    /** Two independent public sources agree, or one source and a published result recomputed from it. */
    V2,
    /**
     * Verified twice, but in a year before the one asked about, and nothing says how long it lasts. Never written in a file: it follows
     * from the day.
     */
    CARRIED,
    /** One source. */
    V1,
    /** Arithmetic from figures that have a source. */
    DER,
    /** From memory: not for a real payslip before somebody has checked it. */
    MEM,
    /** Stated by the requirements, not found in a public text. */
    REQ;

    public boolean isVerified() {
        return this == V2;
    }

    /** Whether a value that bears it was read in a public text. */
    public boolean isRead() {
        return this == V2 || this == V1 || this == DER;
    }
}
