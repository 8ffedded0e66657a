package coop.ouvrage.membership.web;

import coop.ouvrage.membership.MemberState;
import coop.ouvrage.web.Mark;

/** How the state of a member is shown. */
public final class MemberMarks {

    private MemberMarks() {}

    public static Mark of(MemberState state) {
        return switch (state) {
            case ADMITTED -> Mark.GOOD;
            case REGISTERED -> Mark.WAIT;
            case REFUSED -> Mark.STOP;
            case PROSPECT -> Mark.NONE;
        };
    }
}
