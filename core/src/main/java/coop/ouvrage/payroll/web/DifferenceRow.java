package coop.ouvrage.payroll.web;

import coop.ouvrage.payroll.Differences;
import coop.ouvrage.web.Mark;

/** Something paid too much, in a list. */
public record DifferenceRow(Differences.Difference difference, String worker, Mark mark, String state) {

    public boolean isToAgree() {
        return difference.isReleased() && difference.agreedOn() == null;
    }
}
