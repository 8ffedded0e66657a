package coop.ouvrage.ledger.web;

import coop.ouvrage.ledger.Closing;
import coop.ouvrage.ledger.PeriodProposal;
import coop.ouvrage.web.Form;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The months of each entity, what may be closed or reopened next, and what waits for a second person. */
public record ClosingPage(Form form, List<Books> books, boolean mayClose) {

    /**
     * One entity.
     *
     * @param closedTo first day of the last closed month; null if none is closed
     * @param next first day of the month that may be closed next; null if it is not over
     */
    public record Books(
            String code,
            String name,
            @Nullable LocalDate closedTo,
            @Nullable LocalDate next,
            @Nullable PeriodProposal proposal,
            boolean ownProposal,
            List<Closing> history) {}
}
