package coop.ouvrage.legislation;

/** How well a figure of the law is known. */
public enum Mark {
    /** Two independent public sources agree, or one source and a published result recomputed from it. */
    V2,
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

    /** Whether it was read in a public text at all. */
    public boolean isRead() {
        return this != MEM && this != REQ;
    }
}
