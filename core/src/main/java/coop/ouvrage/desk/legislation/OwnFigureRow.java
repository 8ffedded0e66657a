package coop.ouvrage.desk.legislation;

import coop.ouvrage.legislation.OwnFigure;
import coop.ouvrage.web.Mark;
import java.util.List;

/**
 * A figure that somebody of the house proposed.
 *
 * @param proposedBy the name of the person
 * @param decidedBy the name of the person who put it in force or took it back; empty while it waits
 * @param mayPutInForce whether the reader is a second person, and may
 * @param mayWithdraw whether the reader may take it back
 */
public record OwnFigureRow(
        OwnFigure figure,
        List<Cell> cells,
        String proposedBy,
        String decidedBy,
        boolean mayPutInForce,
        boolean mayWithdraw) {

    public Mark mark() {
        return switch (figure.state()) {
            case IN_FORCE -> Mark.GOOD;
            case WAITING -> Mark.WAIT;
            case REPLACED, WITHDRAWN -> Mark.NONE;
        };
    }
}
