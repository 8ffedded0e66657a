package coop.ouvrage.customer;

import org.jspecify.annotations.Nullable;

/** A known client that may be the one that somebody types: what everybody may see of it, and by what it was recognised. */
public record ClientMatch(ClientSummary client, Reason reason) {

    /** The strongest reason first. */
    public enum Reason {
        ENTERPRISE_NUMBER,
        VAT_NUMBER,
        MAIL,
        NAME;

        /** Whether it is surely the same client, so that a second record is refused. */
        public boolean isCertain() {
            return this == ENTERPRISE_NUMBER || this == VAT_NUMBER;
        }
    }

    static int byStrength(ClientMatch left, ClientMatch right) {
        return left.reason.compareTo(right.reason);
    }

    static @Nullable ClientMatch certain(Iterable<ClientMatch> matches) {
        for (ClientMatch match : matches) {
            if (match.reason.isCertain()) {
                return match;
            }
        }
        return null;
    }
}
