package coop.ouvrage.transfers.web;

import coop.ouvrage.transfers.InternalInvoice;
import coop.ouvrage.web.Mark;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page of an internal invoice says.
 *
 * @param reversal the document that took it back
 * @param budgets of the buyer, to choose from while the reader is asked to agree
 */
public record InternalView(
        InternalInvoice document,
        String seller,
        String buyer,
        @Nullable InternalInvoice reversal,
        Map<String, String> budgets,
        Doing may) {

    /** What the reader may do now. */
    public record Doing(boolean agree, boolean withdraw, boolean reverse) {}

    /** How a state looks. */
    public static Mark mark(InternalInvoice.State state) {
        return switch (state) {
            case AGREED -> Mark.GOOD;
            case PROPOSED -> Mark.WAIT;
            case REFUSED -> Mark.STOP;
            case WITHDRAWN, REVERSED -> Mark.NONE;
        };
    }
}
