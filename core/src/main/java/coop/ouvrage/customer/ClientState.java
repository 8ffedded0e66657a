package coop.ouvrage.customer;

/** Where a client stands with the support team. */
public enum ClientState {
    /** Quotes may be sent and accepted; no contract, no invoice. */
    UNVERIFIED,
    /** A register did not answer: contracts and invoices up to an amount. */
    PROVISIONAL,
    VERIFIED,
    /** Not what it says it is; kept so that nobody enters it again. */
    REFUSED,
    /** Verified, and no longer dealt with until the support team lifts the block. */
    BLOCKED,
    BANKRUPT,
    /** Everything with it was finished; its documents stay as long as the law says. */
    REMOVED;

    /** Whether a new quote may be made. */
    public boolean mayBeOffered() {
        return this == UNVERIFIED || this == PROVISIONAL || this == VERIFIED;
    }

    /** Whether contracts may be signed and new invoices issued. */
    public boolean isTrusted() {
        return this == PROVISIONAL || this == VERIFIED;
    }
}
