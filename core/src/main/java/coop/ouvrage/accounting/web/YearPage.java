package coop.ouvrage.accounting.web;

import coop.ouvrage.accounting.YearClosing;
import coop.ouvrage.accounting.YearProposals;
import coop.ouvrage.money.Money;
import coop.ouvrage.web.Form;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The years of each entity: what closing the last one would do, what waits for a second person, what the closed ones did. */
public record YearPage(Form form, List<Books> books, boolean mayClose) {

    /**
     * One entity.
     *
     * @param next what closing last year would find; null once it is closed
     * @param rows units of the latest closed year: those below zero first
     */
    public record Books(
            String code,
            String name,
            @Nullable YearClosing next,
            YearProposals.@Nullable Proposal proposal,
            boolean ownProposal,
            List<YearClosing> closed,
            List<Row> rows) {}

    /** A unit at the end of the year. */
    public record Row(String name, Money budget, Money carried, String href) {}
}
