package coop.ouvrage.payroll;

import java.util.Set;

/**
 * A wage that is calculated, and what keeps its payment back.
 *
 * @param why empty for one that can be paid
 */
public record UnpaidWage(WagePayment payment, Set<Why> why) {

    public UnpaidWage {
        why = Set.copyOf(why);
    }

    /** Whether an officer has to answer something; whoever gave no account is asked for one by the release itself. */
    public boolean isAsked() {
        return !why.contains(Why.NO_ACCOUNT);
    }

    /** What keeps it back, and is cleared up elsewhere. */
    public enum Why {
        /** The worker gave no account, or none that is in force. */
        NO_ACCOUNT,
        /** The bank says that the account belongs to somebody else, on which nobody has decided. */
        ACCOUNT,
        /** The name of the worker is like one on the sanctions list, on which nobody has decided. */
        LISTED
    }
}
