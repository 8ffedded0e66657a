package coop.ouvrage.payroll.web;

import coop.ouvrage.payroll.Advance;
import coop.ouvrage.web.Mark;

/** An advance in a list. */
public record AdvanceRow(Advance advance, String worker, Mark mark, String state) {

    public boolean isOwed() {
        return advance.owed().isPositive();
    }

    public boolean isAsked() {
        return advance.state() == Advance.State.ASKED;
    }
}
